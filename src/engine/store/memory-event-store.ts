import type { Append, EventStore, Message, NewMessage, ReadOptions } from "aggregate-playground";
import type { AggregateRecord, AggregateStore, Commit } from "../commit.ts";
import { type Environment, systemEnvironment } from "../environment.ts";
import { ExpectedVersionError } from "../errors.ts";
import { categoryOf } from "../naming.ts";
import { EventBase } from "../elements/event.ts";
import { kept } from "../values/kept.ts";
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

  async append(appends: readonly Append[]): Promise<readonly Message[]> {
    this.#assertExpected(appends);
    return this.#store(appends).map(this.#toMessage);
  }

  async commit(commit: Commit): Promise<readonly Message[]> {
    return this.commitNow(commit).map(this.#toMessage);
  }

  /** The same without messages to show for it: what an application needs of a commit is that it happened. */
  commitNow({ appends, changes }: Commit): readonly StoredMessage[] {
    this.#records.assertExpected(changes);
    this.#assertExpected(appends);
    this.#records.assertUnique(changes);
    const stored = this.#store(appends);
    this.#records.apply(changes);
    return stored;
  }

  async read(streamName: string, options?: ReadOptions): Promise<readonly Message[]> {
    return this.#window(this.sources(streamName), "position", options);
  }

  async readCategory(category: string, options?: ReadOptions): Promise<readonly Message[]> {
    return this.#window(this.#categories.get(category) ?? none, "globalPosition", options);
  }

  async readAll(options?: ReadOptions): Promise<readonly Message[]> {
    return this.#window(this.#all, "globalPosition", options);
  }

  async lastMessage(streamName: string): Promise<Message | null> {
    return this.sources(streamName).slice(-1).map(this.#toMessage)[0] ?? null;
  }

  async record(stream: string): Promise<AggregateRecord | null> {
    return this.#records.get(stream);
  }

  async records(category: string): Promise<readonly AggregateRecord[]> {
    return this.#records.ofCategory(category);
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
      let actual = this.sources(streamName).length - 1;
      // Earlier parts of the same commit count as stored.
      for (let at = 0; at < index; at += 1)
        if (appends[at]?.streamName === streamName) actual += appends[at]?.messages.length ?? 0;
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
      for (const source of sources[index] ?? [])
        stored.push(
          this.#storeOne(this.#streams.get(streamName) ?? this.#openStream(streamName), source, milliseconds),
        );
    }
    return stored;
  }

  #storeOne(stream: Stream, source: EventBase | NewMessage, milliseconds: number): StoredMessage {
    const isEvent = EventBase.isEvent(source);
    const message: StoredMessage = {
      source,
      id: isEvent ? null : (source.id ?? null),
      stream,
      position: stream.messages.length,
      globalPosition: this.#all.length + 1,
    };
    // All events of a stream share its one name.
    if (isEvent) EventBase.heldBy(source).stream = stream.name;
    stream.messages.push(message);
    stream.category.push(message);
    this.#all.push(message);
    this.#times.push(milliseconds);
    return message;
  }

  #openStream(name: string): Stream {
    const stream = { name, messages: [], category: kept(this.#categories, categoryOf(name), () => []) };
    this.#streams.set(name, stream);
    return stream;
  }

  /** Bounds are inclusive, and found without walking what lies before them: keys rise by one or more. */
  #window(
    messages: readonly StoredMessage[],
    key: "position" | "globalPosition",
    { from = 0, to = Infinity, limit = Infinity, direction }: ReadOptions = {},
  ): readonly Message[] {
    let start = firstAtLeast(messages, key, from);
    let end = firstAtLeast(messages, key, to + 1);
    const isBackward = direction === "backward";
    if (isBackward) start = Math.max(start, end - limit);
    else end = Math.min(end, start + limit);
    const window = messages.slice(start, Math.max(start, end));
    return (isBackward ? window.reverse() : window).map(this.#toMessage);
  }

  readonly #toMessage = (stored: StoredMessage): Message => {
    const { source, stream, position, globalPosition } = stored;
    const id = (stored.id ??= this.#environment.uuid());
    // A raised message prints a new object each time; of any other one the store keeps its own.
    const { type, data, metadata = {} } = EventBase.isEvent(source) ? new RaisedMessage(source) : plainMessage(source);
    const time = new Date(this.#times[globalPosition - 1] ?? Number.NaN);
    return { id, streamName: stream.name, type, position, globalPosition, data, metadata, time };
  };
}

const none: readonly StoredMessage[] = [];

/** Events are immutable already; messages of anybody else are copied, so that later changes do not reach the store. */
const immutableSource = (message: NewMessage): EventBase | NewMessage =>
  message instanceof RaisedMessage ? message.event : plainMessage(message);

function firstAtLeast(messages: readonly StoredMessage[], key: "position" | "globalPosition", least: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.[key] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
