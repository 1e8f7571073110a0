import type { Append, Message, ReadOptions } from "aggregate-playground";
import type { AggregateRecord, AggregateStore, Commit } from "../../../engine/commit.ts";
import { ExpectedVersionError, InvalidOperationError } from "../../../engine/errors.ts";
import { printCommit } from "./recorded-commits.ts";

/** A command asked for an aggregate that did not travel with it: it is run again with it. */
export class MissingAggregateError extends InvalidOperationError {}

/**
 * What one command sees of the page's store: the aggregates that travelled with it. Everything that it commits is
 * remembered for the page, which stores it, or refuses it when somebody else was faster.
 */
export class TravellingStore implements AggregateStore {
  readonly commits: Commit[] = [];
  /** Delta streams that were asked for in vain. */
  readonly missing = new Set<string>();
  readonly #records = new Map<string, AggregateRecord | null>();
  readonly #discardedTypeOf: (record: AggregateRecord) => string;

  constructor(
    records: readonly AggregateRecord[],
    absent: readonly string[],
    discardedTypeOf: (record: AggregateRecord) => string,
  ) {
    for (const stream of absent) this.#records.set(stream, null);
    for (const record of records) this.#records.set(record.stream, record);
    this.#discardedTypeOf = discardedTypeOf;
  }

  get heads(): readonly AggregateRecord[] {
    return [...this.#records.values()].filter((record) => record !== null);
  }

  async commit(commit: Commit): Promise<readonly Message[]> {
    for (const { record, expectedVersion } of commit.changes) this.#assertExpected(record, expectedVersion);
    const printed = printCommit(commit);
    this.commits.push(printed);
    for (const { record } of printed.changes) this.#records.set(record.stream, record);
    return [];
  }

  async record(stream: string): Promise<AggregateRecord | null> {
    return this.#known(stream);
  }

  /** An event-sourced aggregate travels as its state: its history looks as if it began with a snapshot of that. */
  async lastMessage(streamName: string): Promise<Message | null> {
    const stream = streamName.replace(":snapshot-", "-");
    const record = this.#known(stream);
    if (record === null) return null;
    return stream === streamName
      ? lastOf(record, record.isDiscarded ? this.#discardedTypeOf(record) : "")
      : snapshotOf(record, streamName);
  }

  async read(streamName: string, options: ReadOptions = {}): Promise<readonly Message[]> {
    const record = this.#known(streamName);
    if (record === null || (options.from ?? 0) > record.position) return [];
    throw historyUnavailable(`The stream ${streamName}`);
  }

  append(appends: readonly Append[]): Promise<readonly Message[]> {
    const streams = appends.map(({ streamName }) => streamName).join(", ");
    return Promise.reject(
      new InvalidOperationError(`A command stores through aggregates: nothing was appended to ${streams}`),
    );
  }

  readCategory(category: string): Promise<readonly Message[]> {
    return Promise.reject(historyUnavailable(`The category ${category}`));
  }

  readAll(): Promise<readonly Message[]> {
    return Promise.reject(historyUnavailable("The store as a whole"));
  }

  records(category: string): Promise<readonly AggregateRecord[]> {
    return Promise.reject(historyUnavailable(`The list of ${category}`));
  }

  #known(stream: string): AggregateRecord | null {
    const record = this.#records.get(stream);
    if (record !== undefined) return record;
    this.missing.add(stream);
    throw new MissingAggregateError(`${stream} is looked up`);
  }

  /** Two saves of one command see one another; what others did meanwhile is the page's to find. */
  #assertExpected(record: AggregateRecord, expected: number | null): void {
    const known = this.#records.get(record.stream);
    if (known === undefined) return;
    const actual = known?.version ?? -1;
    if (expected !== null && expected !== actual) {
      throw ExpectedVersionError.ofAggregate(
        { name: record.aggregate, id: record.id, streamName: record.stream },
        expected,
        actual,
      );
    }
    if (expected === null && known !== null && record.version <= known.version)
      throw ExpectedVersionError.ofStream(record.stream, record.version, actual);
  }
}

const lastOf = (record: AggregateRecord, type: string): Message => ({
  id: "",
  streamName: record.stream,
  type,
  position: record.position,
  globalPosition: 0,
  data: {},
  metadata: {},
  time: new Date(record.clock / 1000),
});

const snapshotOf = (record: AggregateRecord, streamName: string): Message => ({
  ...lastOf(record, "Snapshot"),
  streamName,
  position: 0,
  data: { _version: record.version, ...record.state },
  metadata: { timestamp: record.lastModifiedOn, created_on: record.createdOn },
});

const historyUnavailable = (what: string): InvalidOperationError =>
  new InvalidOperationError(
    `${what} cannot be read in a command: ask a repository for single aggregates by id, or use a scenario`,
  );
