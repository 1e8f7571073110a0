import { randomUUID } from "node:crypto";
import { CommandHandler, getInMemoryEventStore } from "@event-driven-io/emmett";
import type { Subject } from "./subject.ts";

type AccountEvent =
  | { readonly type: "Opened"; readonly data: { readonly owner: string } }
  | { readonly type: "Deposited"; readonly data: { readonly amount: number; readonly reference: string } };

interface AccountState {
  readonly owner: string;
  readonly balance: number;
}

const initialState = (): AccountState => ({ owner: "", balance: 0 });
const evolve = (state: AccountState, { type, data }: AccountEvent): AccountState =>
  type === "Opened" ? { ...state, owner: data.owner } : { ...state, balance: state.balance + data.amount };

const opened: AccountEvent = { type: "Opened", data: { owner: "Jo" } };
const deposited = (amount: number): AccountEvent => ({ type: "Deposited", data: { amount, reference: "salary" } });
const handleAccount = CommandHandler<AccountState, AccountEvent>({ evolve, initialState });

async function appendAccounts(
  store: ReturnType<typeof getInMemoryEventStore>,
  count: number,
  deposits: number,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const id = randomUUID();
    let state = evolve(initialState(), opened);
    let { nextExpectedStreamVersion: version } = await store.appendToStream<AccountEvent>(id, [opened]);
    for (let deposit = 0; deposit < deposits; deposit += 1) {
      const event = deposited(deposit);
      state = evolve(state, event);
      ({ nextExpectedStreamVersion: version } = await store.appendToStream<AccountEvent>(id, [event], {
        expectedStreamVersion: version,
      }));
    }
    if (state.balance < 0) throw new Error("An account cannot be overdrawn");
  }
}

export const subject: Subject = {
  name: "@event-driven-io/emmett",

  async append(count, deposits) {
    await appendAccounts(getInMemoryEventStore(), count, deposits);
    return count * (deposits + 1);
  },

  async handle(count, deposits) {
    const store = getInMemoryEventStore();
    for (let index = 0; index < count; index += 1) {
      const id = randomUUID();
      await handleAccount(store, id, () => opened);
      for (let deposit = 0; deposit < deposits; deposit += 1) await handleAccount(store, id, () => deposited(deposit));
    }
    return count * (deposits + 1);
  },

  async prepareRehydration(events) {
    const store = getInMemoryEventStore();
    const id = randomUUID();
    await store.appendToStream<AccountEvent>(id, [opened, ...Array.from({ length: events - 1 }, () => deposited(1))]);
    return async () =>
      (await store.aggregateStream<AccountState, AccountEvent>(id, { evolve, initialState })).state.balance;
  },

  async fill(events) {
    const store = getInMemoryEventStore();
    await appendAccounts(store, Math.ceil(events / 11), 10);
    return store;
  },
};
