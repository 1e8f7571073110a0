import type { Append, Message, NewMessage } from "aggregate-playground";
import type { AggregateRecord, Commit, RecordChange, UniqueClaim } from "../../engine/commit.ts";

export function event(type: string, data: Readonly<Record<string, unknown>> = {}): NewMessage {
  return { type: `Test.${type}.v1`, data: { ...data }, metadata: { by: "contract" } };
}

export function events(count: number, type = "Happened"): readonly NewMessage[] {
  return Array.from({ length: count }, (_, index) => event(type, { index }));
}

export function append(streamName: string, messages: readonly NewMessage[], expectedVersion?: number): Append {
  return { streamName, messages, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
}

export function recordOf(id: string, version: number, part: Partial<AggregateRecord> = {}): AggregateRecord {
  return {
    stream: `test::acc-${id}`,
    aggregate: "Account",
    id,
    version,
    position: version,
    state: { accountNumber: id, balance: version * 10, holds: [{ id: "h1", amount: null }], id },
    createdOn: "2024-07-18T22:01:02.364Z",
    lastModifiedOn: "2024-07-18T22:01:02.364Z",
    isDiscarded: false,
    clock: 1_721_340_062_364_078,
    ...part,
  };
}

export function claimOf(record: AggregateRecord, value: string): UniqueClaim {
  const { stream, aggregate } = record;
  return { scope: "test::acc.accountNumber", value, stream, aggregate, field: "accountNumber" };
}

export function change(
  record: AggregateRecord,
  expectedVersion: number | null,
  claims: readonly UniqueClaim[] = [],
): RecordChange {
  return { record, expectedVersion, claims };
}

/** One save of an account: an event, and the record. */
export function saveOf(id: string, version: number, claims: readonly string[] = []): Commit {
  const record = recordOf(id, version);
  return {
    appends: [append(record.stream, [event("Saved", { version })], version - 1)],
    changes: [
      change(
        record,
        version - 1,
        claims.map((value) => claimOf(record, value)),
      ),
    ],
  };
}

export const positions = (messages: readonly Message[]): readonly number[] => messages.map(({ position }) => position);
export const globals = (messages: readonly Message[]): readonly number[] =>
  messages.map(({ globalPosition }) => globalPosition);
