import type { NewMessage } from "aggregate-playground";
import type { AggregateRecord } from "../../src/engine/commit.ts";
import type { CommandRecord } from "../../src/store/workspace-store.ts";

/** One account's life, told by a seed: what a lesson's commands look like, with metadata as the engine makes them. */
export interface Account {
  readonly id: string;
  version: number;
  balance: number;
}

const seed = "2f1c1dc6-41a2-4f8a-9c2c-2f8b4a0c5a11";
const start = Date.UTC(2026, 0, 5, 9);

/** Ids of version 4 that follow from a number. */
export function accountOf(number: number): Account {
  let state = Math.imul(number + 1, 0x9e3779b1);
  const word = (): string => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca77) + 0x27d4eb2f;
    return ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, "0");
  };
  const [a, b, c, d] = [word(), word(), word(), word()];
  return { id: `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`, version: -1, balance: 0 };
}

export function streamOf({ id }: Account): string {
  return `banking::account-${id}`;
}

/** The next withdrawal: one delta event, the record, the recorded state. `number` gives it its time. */
export function nextCommand(account: Account, number: number): CommandRecord {
  const amount = 1 + ((number * 7919) % 500);
  const at = start + number * 1_000;
  account.version += 1;
  account.balance -= amount;
  const { id, version, balance } = account;
  const state = { accountNumber: `ACC-${id.slice(0, 8)}`, balance, overdraftLimit: 50_000, id };
  const stream = streamOf(account);
  const record: AggregateRecord = {
    stream,
    aggregate: "Account",
    id,
    version,
    position: version,
    state,
    createdOn: new Date(start).toISOString(),
    lastModifiedOn: new Date(at).toISOString(),
    isDiscarded: false,
    clock: at * 1_000,
  };
  const change = { record, expectedVersion: version - 1, claims: [] };
  const message = withdrawn(stream, version, at, { accountNumber: state.accountNumber, amount, newBalance: balance });
  return {
    entry: {
      aggregate: "Account",
      id,
      method: version === 0 ? "new" : "withdraw",
      args: [amount],
      at: new Date(at).toISOString(),
      outcome: version === 0 ? "created" : "stored",
      state,
    },
    commit: { appends: [{ streamName: stream, messages: [message], expectedVersion: version - 1 }], changes: [change] },
    stream,
    version,
    recording: { at, idSeed: seed, idOffset: number },
  };
}

/** A payload's hash looks random, so it does not compress: neither may this. */
function hashLike(number: number): string {
  let state = number + 1;
  let text = "";
  while (text.length < 64) {
    state = Math.imul(state ^ (state >>> 16), 0x45d9f3b) + 0x9e3779b9;
    text += ((state ^ (state >>> 11)) >>> 0).toString(16).padStart(8, "0");
  }
  return text;
}

function withdrawn(stream: string, version: number, at: number, data: Record<string, unknown>): NewMessage {
  const sequenceId = `${version}.1`;
  const type = "Banking.AccountWithdrawn.v1";
  const iso = new Date(at).toISOString();
  return {
    type,
    data,
    metadata: {
      id: `${stream}-${sequenceId}`,
      type,
      fqn: "aggregate-playground.AccountWithdrawn",
      kind: "EVENT",
      stream,
      origin_stream: null,
      timestamp: `${iso.slice(0, 10)} ${iso.slice(11, 23)}000+00:00`,
      version: "v1",
      sequence_id: sequenceId,
      payload_hash: hashLike(at / 1_000 + version),
    },
  };
}
