import type { Append, EventStore, Message } from "aggregate-playground";

/**
 * The stored head of one aggregate: what a repository needs to go on with it, without reading its history.
 * State-based aggregates live from it; for event-sourced ones it is a cache of their replay.
 */
export interface AggregateRecord {
  /** Name of the delta stream, and the key of the record: `banking::account-<id>`. */
  readonly stream: string;
  /** Class name of the aggregate: `Account`. */
  readonly aggregate: string;
  readonly id: string;
  /** Number of the last stored version: 0, 1, 2 … */
  readonly version: number;
  /** Last position in the delta stream, -1 for none. */
  readonly position: number;
  /** All fields as JSON data in declared order, generated `id` last, children nested; without `_version`. */
  readonly state: Readonly<Record<string, unknown>>;
  /** ISO 8601, or null for a state-based aggregate that was never stored. */
  readonly createdOn: string | null;
  readonly lastModifiedOn: string | null;
  readonly isDiscarded: boolean;
  /** Timestamp of the last event in microseconds since the epoch: the next one is later (EVT5). */
  readonly clock: number;
}

/** `value` of a unique field is taken by the aggregate of `stream` (UOW6). */
export interface UniqueClaim {
  /** `<category>.<field>`, e.g. `banking::account.accountNumber`. */
  readonly scope: string;
  readonly value: string;
  readonly stream: string;
  /** For the message of a refusal: `Account with accountNumber '1234' is already present.` */
  readonly aggregate: string;
  readonly field: string;
}

export interface RecordChange {
  readonly record: AggregateRecord;
  /**
   * The version that the writer had loaded, -1 for a new aggregate: compared with the stored record's version before
   * anything else. Null for an event-sourced aggregate, whose stream's `expectedVersion` is what counts.
   */
  readonly expectedVersion: number | null;
  /** The claims that hold after the change; a claim of this stream's that is not among them ends. */
  readonly claims: readonly UniqueClaim[];
}

/** Everything that one save stores: all of it, or nothing (UOW1). Plain JSON data. */
export interface Commit {
  readonly appends: readonly Append[];
  readonly changes: readonly RecordChange[];
}

/** An event store that also keeps aggregate records, in the same transaction as the messages. */
export interface AggregateStore extends EventStore {
  /**
   * @returns the stored messages, in the order of the commit's appends
   * @throws ExpectedVersionError, ValidationError (a unique value that is taken); then nothing is stored
   */
  commit(commit: Commit): Promise<readonly Message[]>;
  record(stream: string): Promise<AggregateRecord | null>;
  /** Records of one category (`banking::account`), discarded ones included, in the order of their creation. */
  records(category: string): Promise<readonly AggregateRecord[]>;
}
