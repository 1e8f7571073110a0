import { compareKeys, type Key } from "../rows/key.ts";
import { keys, row, rows, type RangeQuery, type RowStore } from "../rows/row-store.ts";
import type { SegmentRow } from "../rows/tables.ts";
import { DamagedRowError, WorkspaceGoneError } from "../failures.ts";
import { fullEntries, lastEntryOf, openSegmentKey } from "./segment.ts";
import { isSound, lostEnd, lostSegment } from "./mending.ts";
import type { TrailStep } from "./trail.ts";

/** Segments read at a time while looking for something: a few milliseconds of work. */
const batch = 16;
/** Steps so many entries apart lie close together: reading the segments between them costs no more than leaving them out. */
const closeEntries = 4 * fullEntries;
/** Entries that so many segments hold at least, when they are not cut short by long data. */
const batchEntries = batch * fullEntries;

/** Segments of one workspace, found by keys: a segment's key is the number of its last entry. */
export class SegmentReader {
  readonly #rowStore: RowStore;
  readonly #workspace: number;

  constructor(rowStore: RowStore, workspace: number) {
    this.#rowStore = rowStore;
    this.#workspace = workspace;
  }

  /** The newest segment, which knows how much there is. @throws WorkspaceGoneError */
  async open(): Promise<SegmentRow> {
    const [open] = await this.#rowStore.read([row("journal", openSegmentKey(this.#workspace))]);
    if (open === undefined) throw new WorkspaceGoneError();
    if (!isSound(open)) throw new DamagedRowError(lostEnd);
    return open;
  }

  /** Number of the last entry that can be found: without those of the newest segment when that is damaged. */
  async lastEntry(): Promise<number> {
    const open = openSegmentKey(this.#workspace);
    const [newest] = (await this.#read([rows("journal", open, open, 1)])).flat();
    if (newest === undefined) throw new WorkspaceGoneError();
    return lastEntryOf(newest);
  }

  /** The segments that hold the entries from one number to another, both included, and perhaps one after; in order. */
  async holding(from: number, to: number): Promise<readonly SegmentRow[]> {
    const segments: SegmentRow[] = [];
    // Mostly they are full, and so their number is known; long data make them shorter and more.
    const likely = Math.ceil((to - from + 1) / fullEntries) + 1;
    for (let next = from; ;) {
      const [found = []] = await this.#read([
        rows("journal", [this.#workspace, next], openSegmentKey(this.#workspace), likely),
      ]);
      // The open segment has the last of all keys: it is found again after itself.
      const lastCommand = segments.at(-1)?.command ?? 0;
      const unseen = found.filter(({ command }) => command > lastCommand);
      segments.push(...unseen);
      const last = unseen.at(-1);
      if (last === undefined || found.length < likely || lastEntryOf(last) >= to) return segments;
      next = lastEntryOf(last) + 1;
    }
  }

  /** Segments from the one that holds the entry on, in order, a batch at a time. */
  async *forward(number: number): AsyncGenerator<readonly SegmentRow[]> {
    let from: Key = [this.#workspace, number];
    let lastCommand = 0;
    for (;;) {
      const [found = []] = await this.#read([rows("journal", from, openSegmentKey(this.#workspace), batch)]);
      // The open segment has the last of all keys: it is found again after itself.
      const unseen = found.filter(({ command }) => command > lastCommand);
      const last = unseen.at(-1);
      if (last === undefined) return;
      yield unseen;
      if (found.length < batch) return;
      lastCommand = last.command;
      from = [this.#workspace, lastEntryOf(last), last.command + last.commands];
    }
  }

  /** Segments from the one that holds the entry back, newest first, a batch at a time. */
  async *backward(number: number): AsyncGenerator<readonly SegmentRow[]> {
    const [newest = []] = await this.#read([
      rows("journal", [this.#workspace, number], openSegmentKey(this.#workspace), 1),
    ]);
    if (newest.length === 0) return;
    yield newest;
    let before = newest[0]?.number ?? 1;
    while (before > 1) {
      const from = Math.max(1, before - batchEntries);
      const [found = []] = await this.#read([rows("journal", [this.#workspace, from], [this.#workspace, before])]);
      if (found.length === 0) return;
      yield found.toReversed();
      before = Math.min(before - 1, found[0]?.number ?? 1);
    }
  }

  /** The segment that each step leads to, in the order of the steps. */
  async at(steps: readonly TrailStep[]): Promise<readonly SegmentRow[]> {
    const found = await this.#read(
      steps.map(({ number, command }) =>
        rows("journal", [this.#workspace, number, command], openSegmentKey(this.#workspace), 1),
      ),
    );
    return found.flat();
  }

  /**
   * The segments that steps in order lead to, and perhaps some between them: steps that lie close together are read as
   * one range, which costs less than its segments one by one.
   */
  async along(steps: readonly TrailStep[]): Promise<readonly SegmentRow[]> {
    const found = await this.#read(
      rangesOf(steps).flatMap(([first, last]) => {
        const end = rows("journal", [this.#workspace, last.number, last.command], openSegmentKey(this.#workspace), 1);
        if (first === last) return [end];
        // Up to the segment that the last step leads to, without it.
        const upTo = [this.#workspace, last.number, last.command - 0.5];
        return [rows("journal", [this.#workspace, first.number, first.command], upTo), end];
      }),
    );
    return found.flat();
  }

  async #read(queries: readonly SegmentQuery[]): Promise<readonly (readonly SegmentRow[])[]> {
    const found = await this.#rowStore.read(queries);
    return Promise.all(
      found.map((segments, index) => {
        const query = queries[index];
        return query === undefined || segments.every(isSound) ? Promise.resolve(segments) : this.#mended(query);
      }),
    );
  }

  /** A row that is no segment is stood in for, so that what lies around it keeps its place. */
  async #mended({ from, to, limit }: SegmentQuery): Promise<readonly SegmentRow[]> {
    const [foundKeys, found, keysBefore] = await this.#rowStore.read([
      keys("journal", from, to, limit),
      rows("journal", from, to, limit),
      keys("journal", [this.#workspace], from),
    ]);
    const before = keysBefore.findLast((key) => compareKeys(key, from) < 0) ?? null;
    return foundKeys.map((key, index) => {
      const segment = found[index];
      return isSound(segment) ? segment : lostSegment(index === 0 ? before : (foundKeys[index - 1] ?? null), key);
    });
  }
}

type SegmentQuery = RangeQuery<"journal", "rows">;

/** First and last step of each group of steps that lie close together. */
function rangesOf(steps: readonly TrailStep[]): readonly (readonly [first: TrailStep, last: TrailStep])[] {
  const ranges: [TrailStep, TrailStep][] = [];
  for (const step of steps) {
    const range = ranges.at(-1);
    if (range !== undefined && step.number - range[1].number <= closeEntries) range[1] = step;
    else ranges.push([step, step]);
  }
  return ranges;
}
