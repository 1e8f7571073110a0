import type { Append, EventStore, Message, NewMessage, ReadOptions } from "aggregate-playground";
import type { AggregateRecord, AggregateStore, Commit } from "../commit.ts";
import { type Environment, systemEnvironment } from "../environment.ts";
import { ExpectedVersionError } from "../errors.ts";
import { categoryOf } from "../naming.ts";
import { RaisedMessage } from "./raised-message.ts";
import { RecordTable } from "./record-table.ts";
import { plainMessage } from "./plain-message.ts";

/** A stored message before somebody reads it: the wire form of a raised event is printed then. */
export interface StoredMessage {
  readonly source: NewMessage;
  readonly id: string;
  readonly stream: Stream;
  readonly position: number;
  readonly globalPosition: number;
  readonly milliseconds: number;
}

interface Stream {
  readonly name: string;
  readonly messages: StoredMessage[];
}

/** Keeps everything in memory: for tests, for scenarios, and for a browser without a database. */
export class MemoryEventStore implements EventStore, AggregateStore {
  readonly #environment: Environment;
  readonly #streams = new Map<string, Stream>();
  readonly #categories = new Map<string, StoredMessage[]>();
  readonly #all: StoredMessage[] = [];
  readonly #records = new RecordTable();

  constructor(environment: Environment = systemEnvironment) {
    this.#environment = environment;
  }

  append(appends: readonly Append[]): Promise<readonly Message[]> {
    return settled(() => {
      this.#assertExpected(appends);
      return this.#store(appends).map(toMessage);
    });
  }

  commit(commit: Commit): Promise<readonly Message[]> {
    return settled(() => this.commitNow(commit).map(toMessage));
  }

  /** The same without messages to show for it: what an application needs of a commit is that it happened. */
  commitNow(commit: Commit): readonly StoredMessage[] {
    this.#records.assertExpected(commit.changes);
    this.#assertExpected(commit.appends);
    this.#records.assertUnique(commit.changes);
    const stored = this.#store(commit.appends);
    this.#records.apply(commit.changes);
    return stored;
  }

  read(streamName: string, options?: ReadOptions): Promise<readonly Message[]> {
    return settled(() =>
      windowOf(this.#streams.get(streamName)?.messages ?? none, (message) => message.position, options).map(toMessage),
    );
  }

  readCategory(category: string, options?: ReadOptions): Promise<readonly Message[]> {
    return settled(() =>
      windowOf(this.#categories.get(category) ?? none, (message) => message.globalPosition, options).map(toMessage),
    );
  }

  readAll(options?: ReadOptions): Promise<readonly Message[]> {
    return settled(() => windowOf(this.#all, (message) => message.globalPosition, options).map(toMessage));
  }

  lastMessage(streamName: string): Promise<Message | null> {
    return settled(() => {
      const last = this.#streams.get(streamName)?.messages.at(-1);
      return last === undefined ? null : toMessage(last);
    });
  }

  record(stream: string): Promise<AggregateRecord | null> {
    return settled(() => this.#records.get(stream));
  }

  records(category: string): Promise<readonly AggregateRecord[]> {
    return settled(() => this.#records.ofCategory(category));
  }

  /** Events of a stream as they were raised, for a reader in the same process. */
  sources(streamName: string): readonly StoredMessage[] {
    return this.#streams.get(streamName)?.messages ?? none;
  }

  #assertExpected(appends: readonly Append[]): void {
    const reached = new Map<string, number>();
    for (const { streamName, messages, expectedVersion } of appends) {
      const actual = reached.get(streamName) ?? (this.#streams.get(streamName)?.messages.length ?? 0) - 1;
      if (expectedVersion !== undefined && expectedVersion !== actual)
        throw ExpectedVersionError.ofStream(streamName, expectedVersion, actual);
      if (appends.length > 1) reached.set(streamName, actual + messages.length);
    }
  }

  #store(appends: readonly Append[]): StoredMessage[] {
    // Everything that can fail comes before the first change.
    const milliseconds = this.#environment.now();
    const prepared = appends.map(({ streamName, messages }) => ({
      streamName,
      sources: messages.map(immutableSource),
    }));
    const stored: StoredMessage[] = [];
    for (const { streamName, sources } of prepared) {
      if (sources.length === 0) continue;
      const stream = this.#streamOf(streamName);
      const category = this.#categoryOf(streamName);
      for (const source of sources) {
        const message: StoredMessage = {
          source,
          id: source.id ?? this.#environment.uuid(),
          stream,
          position: stream.messages.length,
          globalPosition: this.#all.length + 1,
          milliseconds,
        };
        stream.messages.push(message);
        category.push(message);
        this.#all.push(message);
        stored.push(message);
      }
    }
    return stored;
  }

  #streamOf(name: string): Stream {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const made: Stream = { name, messages: [] };
    this.#streams.set(name, made);
    return made;
  }

  #categoryOf(streamName: string): StoredMessage[] {
    const category = categoryOf(streamName);
    const known = this.#categories.get(category);
    if (known !== undefined) return known;
    const made: StoredMessage[] = [];
    this.#categories.set(category, made);
    return made;
  }
}

const none: readonly StoredMessage[] = [];

function toMessage({ source, id, stream, position, globalPosition, milliseconds }: StoredMessage): Message {
  // A raised message prints a new object each time; of any other one the store keeps its own.
  const { type, data, metadata = {} } = source instanceof RaisedMessage ? source : plainMessage(source);
  return { id, streamName: stream.name, type, position, globalPosition, data, metadata, time: new Date(milliseconds) };
}

/** Events are immutable already; messages of anybody else are copied, so that later changes do not reach the store. */
const immutableSource = (message: NewMessage): NewMessage =>
  message instanceof RaisedMessage ? message : plainMessage(message);

/** Bounds are inclusive, and found without walking what lies before them: keys rise by one or more. */
function windowOf(
  messages: readonly StoredMessage[],
  keyOf: (message: StoredMessage) => number,
  { from, to, limit, direction = "forward" }: ReadOptions = {},
): readonly StoredMessage[] {
  const start = from === undefined ? 0 : firstAtLeast(messages, keyOf, from);
  const end = to === undefined ? messages.length : firstAtLeast(messages, keyOf, to + 1);
  const count = Math.max(0, Math.min(end - start, limit ?? Number.POSITIVE_INFINITY));
  if (direction === "forward") return messages.slice(start, start + count);
  return messages.slice(Math.max(start, end - count), Math.max(start, end)).toReversed();
}

function firstAtLeast(
  messages: readonly StoredMessage[],
  keyOf: (message: StoredMessage) => number,
  key: number,
): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const message = messages[middle];
    if (message !== undefined && keyOf(message) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A store answers later, like every other one: what it throws is a rejection. */
function settled<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error);
  }
}
