import type { Append, Message, ReadOptions } from "aggregate-playground";
import type { AggregateRecord, AggregateStore, Commit, UniqueClaim } from "../../engine/commit.ts";
import { categoryOf } from "../../engine/naming.ts";
import { plainMessage } from "../../engine/store/plain-message.ts";
import type { CommandRecord, RecordedState, TimelineEntry, TimelineWindow } from "../workspace-store.ts";
import type { Key } from "../rows/key.ts";
import { keys, row, rows, type RowStore } from "../rows/row-store.ts";
import type { HeadRow } from "../rows/tables.ts";
import { DamagedRowError } from "../failures.ts";
import { setClaims } from "./claiming-values.ts";
import { readAcross } from "./global-reader.ts";
import { lostHead } from "./mending.ts";
import { newSaveOf } from "./new-save.ts";
import { readRecord } from "./record-text.ts";
import { SaveQueue } from "./save-queue.ts";
import { SegmentReader } from "./segment-reader.ts";
import { StreamReader } from "./stream-reader.ts";
import { entriesOf } from "./timeline-entries.ts";
import { readWindow, type WindowOptions } from "./timeline-reader.ts";
import { readEntriesOfVersion, readStateAt } from "./version-reader.ts";

/** Roster rows read at a time while those of a category are looked for. */
const rosterBatch = 256;

/** Events, commands and aggregates of one workspace. */
export class History implements AggregateStore {
  readonly #rowStore: RowStore;
  readonly #workspace: number;
  readonly #queue: SaveQueue;
  readonly #streams: StreamReader;
  readonly segments: SegmentReader;

  constructor(rowStore: RowStore, workspace: number, now: () => number, onStored: () => void) {
    this.#rowStore = rowStore;
    this.#workspace = workspace;
    this.#queue = new SaveQueue(rowStore, workspace, now, onStored);
    this.segments = new SegmentReader(rowStore, workspace);
    this.#streams = new StreamReader(rowStore, this.segments, workspace);
  }

  async store(commands: readonly CommandRecord[]): Promise<readonly TimelineEntry[]> {
    const { saves, aggregateOf } = await this.#queue.store(commands.map(newSaveOf));
    return saves.flatMap((save) => entriesOf(save, aggregateOf));
  }

  append(appends: readonly Append[]): Promise<readonly Message[]> {
    return this.commit({ appends, changes: [] });
  }

  async commit({ appends, changes }: Commit): Promise<readonly Message[]> {
    if (appends.length === 0 && changes.length === 0) return [];
    const plain = appends.map((append) => ({ ...append, messages: append.messages.map(plainMessage) }));
    const { saves } = await this.#queue.store([{ command: null, appends: plain, changes }]);
    return saves.flatMap(({ messages }) => messages);
  }

  read(streamName: string, options: ReadOptions = {}): Promise<readonly Message[]> {
    return this.#streams.read(streamName, options);
  }

  readCategory(category: string, options: ReadOptions = {}): Promise<readonly Message[]> {
    return readAcross(this.segments, category, options);
  }

  readAll(options: ReadOptions = {}): Promise<readonly Message[]> {
    return readAcross(this.segments, null, options);
  }

  async lastMessage(streamName: string): Promise<Message | null> {
    const [last] = await this.read(streamName, { direction: "backward", limit: 1 });
    return last ?? null;
  }

  /** @throws DamagedRowError */
  async record(stream: string): Promise<AggregateRecord | null> {
    const [head] = await this.#rowStore.read([row("heads", [this.#workspace, stream])]);
    return head === undefined ? null : recordOf(stream, head);
  }

  async records(category: string): Promise<readonly AggregateRecord[]> {
    const records: AggregateRecord[] = [];
    for await (const streams of this.#roster("", null)) {
      records.push(...(await this.#records(streams.filter((stream) => categoryOf(stream) === category))));
    }
    return records;
  }

  /** Heads of aggregates in order of creation, after the given stream's. */
  async recordsAfter(options: {
    readonly aggregate?: string;
    readonly after?: string;
    readonly limit: number;
    readonly onDamage?: (words: string) => void;
  }): Promise<readonly AggregateRecord[]> {
    const { aggregate = "", after, limit, onDamage } = options;
    const records: AggregateRecord[] = [];
    for await (const streams of this.#roster(aggregate, after ?? null)) {
      for (let index = 0; index < streams.length && records.length < limit;) {
        const page = streams.slice(index, index + limit - records.length);
        records.push(...(await this.#records(page, onDamage)));
        index += page.length;
      }
      if (records.length >= limit) break;
    }
    return records;
  }

  async lastEntry(): Promise<number> {
    return this.segments.lastEntry();
  }

  timeline(options: WindowOptions): Promise<TimelineWindow> {
    return readWindow(this.#rowStore, this.segments, this.#workspace, options);
  }

  stateAt(stream: string, version: number): Promise<RecordedState | null> {
    return readStateAt(this.#rowStore, this.segments, this.#workspace, { stream, version });
  }

  entriesOfVersion(stream: string, version: number): Promise<readonly TimelineEntry[]> {
    return readEntriesOfVersion(this.#rowStore, this.segments, this.#workspace, { stream, version });
  }

  claim(claims: readonly UniqueClaim[]): Promise<void> {
    return setClaims(this.#rowStore, this.#workspace, claims);
  }

  async *#roster(aggregate: string, after: string | null): AsyncGenerator<readonly string[]> {
    const [head] = after === null ? [undefined] : await this.#rowStore.read([row("heads", [this.#workspace, after])]);
    const end: Key = [this.#workspace, aggregate, Infinity, Infinity];
    let from: Key = [this.#workspace, aggregate, ...(head?.born ?? []), ...(head === undefined ? [] : [Infinity])];
    for (;;) {
      const [found, foundKeys] = await this.#rowStore.read([
        rows("roster", from, end, rosterBatch),
        keys("roster", from, end, rosterBatch),
      ]);
      yield found.map(({ stream }) => stream);
      const last = foundKeys.at(-1);
      if (last === undefined || found.length < rosterBatch) return;
      from = [...last, Infinity];
    }
  }

  /** Those that can be read: one that is damaged does not hide the others. */
  async #records(streams: readonly string[], onDamage?: (words: string) => void): Promise<readonly AggregateRecord[]> {
    const heads = await this.#rowStore.read(streams.map((stream) => row("heads", [this.#workspace, stream])));
    return heads.flatMap((head, index) => {
      const stream = streams[index];
      if (head === undefined || stream === undefined) return [];
      try {
        return recordOf(stream, head) ?? [];
      } catch (failure) {
        if (!(failure instanceof DamagedRowError)) throw failure;
        onDamage?.(failure.message);
        return [];
      }
    });
  }
}

/** @throws DamagedRowError */
function recordOf(stream: string, { record, aggregate, version }: HeadRow): AggregateRecord | null {
  if (record === null) return null;
  try {
    return readRecord(record, { stream, aggregate, version });
  } catch (cause) {
    throw new DamagedRowError(lostHead(stream), { cause });
  }
}
