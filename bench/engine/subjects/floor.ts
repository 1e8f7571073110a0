import { randomUUID } from "node:crypto";
import type { Subject } from "./subject.ts";

/** The same work by hand: a class, a version check, a UUID, a timestamp, metadata, and two JSON strings per event. */
interface Row {
  readonly id: string;
  readonly type: string;
  readonly position: number;
  readonly data: string;
  readonly metadata: string;
}

class Account {
  version = -1;
  owner = "";
  balance = 0;
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  apply(type: string, data: { readonly owner?: string; readonly amount?: number }): void {
    if (type === "Opened") this.owner = data.owner ?? "";
    else this.balance += data.amount ?? 0;
    if (this.balance < 0) throw new Error("An account cannot be overdrawn");
    this.version += 1;
  }
}

// What was stringified by this store before.
const parsed = (data: string): { readonly amount?: number } => JSON.parse(data) as { readonly amount?: number };

class Store {
  readonly streams = new Map<string, Row[]>();

  async append(stream: string, expected: number, type: string, data: object): Promise<void> {
    let rows = this.streams.get(stream);
    if (rows === undefined) this.streams.set(stream, (rows = []));
    if (rows.length - 1 !== expected) throw new Error("Wrong expected version");
    const position = rows.length;
    const metadata = {
      id: `${stream}-${position}`,
      type: `Bank.${type}.v1`,
      kind: "EVENT",
      stream,
      timestamp: new Date().toISOString(),
      version: "v1",
      sequence_id: String(position),
    };
    rows.push({ id: randomUUID(), type, position, data: JSON.stringify(data), metadata: JSON.stringify(metadata) });
  }

  async load(stream: string, id: string): Promise<Account> {
    const account = new Account(id);
    for (const row of this.streams.get(stream) ?? []) account.apply(row.type, parsed(row.data));
    return account;
  }
}

const streamOf = (id: string): string => `bank::account-${id}`;

async function commit(
  store: Store,
  account: Account,
  type: string,
  data: { readonly owner?: string; readonly amount?: number; readonly reference?: string },
): Promise<void> {
  const expected = account.version;
  account.apply(type, data);
  await store.append(streamOf(account.id), expected, type, data);
}

async function appendAccounts(store: Store, count: number, deposits: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const account = new Account(randomUUID());
    await commit(store, account, "Opened", { owner: "Jo" });
    for (let deposit = 0; deposit < deposits; deposit += 1)
      await commit(store, account, "Deposited", { amount: deposit, reference: "salary" });
  }
}

export const subject: Subject = {
  name: "floor (by hand)",

  async append(count, deposits) {
    await appendAccounts(new Store(), count, deposits);
    return count * (deposits + 1);
  },

  async handle(count, deposits) {
    const store = new Store();
    for (let index = 0; index < count; index += 1) {
      const id = randomUUID();
      await commit(store, new Account(id), "Opened", { owner: "Jo" });
      for (let deposit = 0; deposit < deposits; deposit += 1) {
        await commit(store, await store.load(streamOf(id), id), "Deposited", { amount: deposit, reference: "salary" });
      }
    }
    return count * (deposits + 1);
  },

  async prepareRehydration(events) {
    const store = new Store();
    const account = new Account(randomUUID());
    await commit(store, account, "Opened", { owner: "Jo" });
    for (let event = 1; event < events; event += 1)
      await commit(store, account, "Deposited", { amount: 1, reference: "salary" });
    return async () => (await store.load(streamOf(account.id), account.id)).balance;
  },

  async fill(events) {
    const store = new Store();
    await appendAccounts(store, Math.ceil(events / 11), 10);
    return store;
  },
};
