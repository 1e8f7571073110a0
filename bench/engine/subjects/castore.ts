import { randomUUID } from "node:crypto";
import { EventStore, EventType } from "@castore/core";
import { InMemoryEventStorageAdapter } from "@castore/event-storage-adapter-in-memory";
import type { Subject } from "./subject.ts";

interface AccountState {
  readonly aggregateId: string;
  readonly version: number;
  readonly owner: string;
  readonly balance: number;
}
interface Detail {
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly timestamp: string;
  readonly payload?: { readonly owner?: string; readonly amount?: number; readonly reference?: string };
}

function reducer(state: AccountState | undefined, event: Detail): AccountState {
  const { aggregateId, version } = event;
  if (event.type === "OPENED") return { aggregateId, version, owner: event.payload?.owner ?? "", balance: 0 };
  if (state === undefined) throw new Error("Not opened");
  return { ...state, version, balance: state.balance + (event.payload?.amount ?? 0) };
}

function openBank() {
  const store = new EventStore({
    eventStoreId: "BANK",
    eventTypes: [
      new EventType<
        "OPENED",
        { aggregateId: string; version: number; type: "OPENED"; timestamp: string; payload: { owner: string } }
      >({ type: "OPENED" }),
      new EventType<
        "DEPOSITED",
        {
          aggregateId: string;
          version: number;
          type: "DEPOSITED";
          timestamp: string;
          payload: { amount: number; reference: string };
        }
      >({ type: "DEPOSITED" }),
    ],
    // The reducer takes the events of this bench, which the library types one by one.
    reducer: reducer as never,
    eventStorageAdapter: new InMemoryEventStorageAdapter(),
  });
  // The library's own types follow from its event types; the bench uses the three calls that it measures.
  return store as unknown as {
    pushEvent(
      event: Omit<Detail, "timestamp">,
      options?: { readonly prevAggregate?: AccountState },
    ): Promise<{ readonly nextAggregate?: AccountState }>;
    getAggregate(id: string): Promise<{ readonly aggregate?: AccountState }>;
  };
}

const opened = (aggregateId: string) => ({ aggregateId, version: 1, type: "OPENED", payload: { owner: "Jo" } });
const deposited = (aggregateId: string, version: number, amount: number) => ({
  aggregateId,
  version,
  type: "DEPOSITED",
  payload: { amount, reference: "salary" },
});

async function appendAccounts(store: ReturnType<typeof openBank>, count: number, deposits: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const id = randomUUID();
    let state = reducer(undefined, { ...opened(id), timestamp: "" });
    await store.pushEvent(opened(id));
    for (let deposit = 0; deposit < deposits; deposit += 1) {
      const { nextAggregate } = await store.pushEvent(deposited(id, state.version + 1, deposit), {
        prevAggregate: state,
      });
      state = nextAggregate ?? state;
    }
  }
}

export const subject: Subject = {
  name: "@castore/core",

  async append(count, deposits) {
    await appendAccounts(openBank(), count, deposits);
    return count * (deposits + 1);
  },

  async handle(count, deposits) {
    const store = openBank();
    for (let index = 0; index < count; index += 1) {
      const id = randomUUID();
      await store.pushEvent(opened(id));
      for (let deposit = 0; deposit < deposits; deposit += 1) {
        const { aggregate } = await store.getAggregate(id);
        await store.pushEvent(deposited(id, (aggregate?.version ?? 0) + 1, deposit));
      }
    }
    return count * (deposits + 1);
  },

  async prepareRehydration(events) {
    const store = openBank();
    const id = randomUUID();
    await store.pushEvent(opened(id));
    for (let version = 2; version <= events; version += 1) await store.pushEvent(deposited(id, version, 1));
    return async () => (await store.getAggregate(id)).aggregate?.balance ?? Number.NaN;
  },

  async fill(events) {
    const store = openBank();
    await appendAccounts(store, Math.ceil(events / 11), 10);
    return store;
  },
};
