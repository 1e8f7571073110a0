import type { Append, EventStore, Message, NewMessage, ReadOptions } from "aggregate-playground";
import type { AggregateRecord, AggregateStore, Commit } from "../commit.ts";
import { type Environment, systemEnvironment } from "../environment.ts";
import { ExpectedVersionError } from "../errors.ts";
import { categoryOf } from "../naming.ts";
import { EventBase } from "../elements/event.ts";
import { RaisedMessage } from "./raised-message.ts";
import { RecordTable } from "./record-table.ts";
import { plainMessage } from "./plain-message.ts";

/** A stored message before somebody reads it: the wire form of a raised event is printed then. */
export interface StoredMessage {
  readonly source: EventBase | NewMessage;
  /** Null until somebody reads it; from then on the same. */
  id: string | null;
  readonly stream: Stream;
  readonly position: number;
  readonly globalPosition: number;
}

interface Stream {
  readonly name: string;
  readonly messages: StoredMessage[];
  /** Of all streams of its category, in global order. */
  readonly category: StoredMessage[];
}

/** Keeps everything in memory: for tests, for scenarios, and for a browser without a database. */
export class MemoryEventStore implements EventStore, AggregateStore {
  readonly #environment: Environment;
  readonly #streams = new Map<string, Stream>();
  readonly #categories = new Map<string, StoredMessage[]>();
  readonly #all: StoredMessage[] = [];
  /** When each message was stored, by global position - 1: one list of numbers instead of a number in every message. */
  readonly #times: number[] = [];
  readonly #records = new RecordTable();

  /** A store in memory finds event-sourced aggregates by their events alone; one that shows their heads keeps these too. */
  get keepsEventSourcedRecords(): boolean {
    return false;
  }

  constructor(environment: Environment = systemEnvironment) {
    this.#environment = environment;
  }

  append(appends: readonly Append[]): Promise<readonly Message[]> {
    return settled(() => {
      this.#assertExpected(appends);
      return this.#store(appends).map((message) => this.#toMessage(message));
    });
  }

  commit(commit: Commit): Promise<readonly Message[]> {
    return settled(() => this.commitNow(commit).map((message) => this.#toMessage(message)));
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
      windowOf(this.#streams.get(streamName)?.messages ?? none, (message) => message.position, options).map((message) =>
        this.#toMessage(message),
      ),
    );
  }

  readCategory(category: string, options?: ReadOptions): Promise<readonly Message[]> {
    return settled(() =>
      windowOf(this.#categories.get(category) ?? none, (message) => message.globalPosition, options).map((message) =>
        this.#toMessage(message),
      ),
    );
  }

  readAll(options?: ReadOptions): Promise<readonly Message[]> {
    return settled(() =>
      windowOf(this.#all, (message) => message.globalPosition, options).map((message) => this.#toMessage(message)),
    );
  }

  lastMessage(streamName: string): Promise<Message | null> {
    return settled(() => {
      const last = this.#streams.get(streamName)?.messages.at(-1);
      return last === undefined ? null : this.#toMessage(last);
    });
  }

  record(stream: string): Promise<AggregateRecord | null> {
    return settled(() => this.#records.get(stream));
  }

  records(category: string): Promise<readonly AggregateRecord[]> {
    return settled(() => this.#records.ofCategory(category));
  }

  hasCategory(category: string): boolean {
    return this.#categories.has(category);
  }

  /** Events of a stream as they were raised, for a reader in the same process. */
  sources(streamName: string): readonly StoredMessage[] {
    return this.#streams.get(streamName)?.messages ?? none;
  }

  #assertExpected(appends: readonly Append[]): void {
    let index = -1;
    for (const { streamName, expectedVersion } of appends) {
      index += 1;
      if (expectedVersion === undefined) continue;
      // Earlier parts of the same commit count as stored.
      const before = index === 0 ? 0 : sumOf(appends.slice(0, index), streamName);
      const actual = (this.#streams.get(streamName)?.messages.length ?? 0) - 1 + before;
      if (expectedVersion !== actual) throw ExpectedVersionError.ofStream(streamName, expectedVersion, actual);
    }
  }

  #store(appends: readonly Append[]): StoredMessage[] {
    // Everything that can fail comes before the first change.
    const milliseconds = this.#environment.now();
    const sources = appends.map(({ messages }) => messages.map(immutableSource));
    const stored: StoredMessage[] = [];
    let index = -1;
    for (const { streamName } of appends) {
      index += 1;
      const own = sources[index];
      if (own === undefined || own.length === 0) continue;
      const stream = this.#streamOf(streamName);
      for (const source of own) stored.push(this.#storeOne(stream, source, milliseconds));
    }
    return stored;
  }

  #storeOne(stream: Stream, source: EventBase | NewMessage, milliseconds: number): StoredMessage {
    // All events of a stream share its one name.
    if (EventBase.isEvent(source)) EventBase.heldBy(source).stream = stream.name;
    const position = stream.messages.length;
    const message: StoredMessage = { source, id: null, stream, position, globalPosition: this.#all.length + 1 };
    if (!EventBase.isEvent(source)) message.id = source.id ?? null;
    stream.messages.push(message);
    stream.category.push(message);
    this.#all.push(message);
    this.#times.push(milliseconds);
    return message;
  }

  #streamOf(name: string): Stream {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const made: Stream = { name, messages: [], category: this.#categoryOf(name) };
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

  #toMessage(stored: StoredMessage): Message {
    const { source, stream, position, globalPosition } = stored;
    const id = (stored.id ??= this.#environment.uuid());
    // A raised message prints a new object each time; of any other one the store keeps its own.
    const { type, data, metadata = {} } = EventBase.isEvent(source) ? new RaisedMessage(source) : plainMessage(source);
    const time = new Date(this.#times[globalPosition - 1] ?? Number.NaN);
    return { id, streamName: stream.name, type, position, globalPosition, data, metadata, time };
  }
}

function sumOf(appends: readonly Append[], stream: string): number {
  return appends.reduce((sum, { streamName, messages }) => (streamName === stream ? sum + messages.length : sum), 0);
}

const none: readonly StoredMessage[] = [];

/** Events are immutable already; messages of anybody else are copied, so that later changes do not reach the store. */
const immutableSource = (message: NewMessage): EventBase | NewMessage =>
  message instanceof RaisedMessage ? message.event : plainMessage(message);

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
