import type { Key } from "../rows/key.ts";
import { row, rows, type RowStore } from "../rows/row-store.ts";
import type { SegmentRow } from "../rows/tables.ts";
import { WorkspaceGoneError } from "../failures.ts";
import { fullEntries, lastEntryOf, openSegmentKey } from "./segment.ts";
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
    return open;
  }

  /** The segments that hold the entries from one number to another, both included, and perhaps one after; in order. */
  async holding(from: number, to: number): Promise<readonly SegmentRow[]> {
    const segments: SegmentRow[] = [];
    // Mostly they are full, and so their number is known; long data make them shorter and more.
    const likely = Math.ceil((to - from + 1) / fullEntries) + 1;
    for (let next = from; ;) {
      const [found] = await this.#rowStore.read([
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
      const [found] = await this.#rowStore.read([rows("journal", from, openSegmentKey(this.#workspace), batch)]);
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
    const [newest] = await this.#rowStore.read([
      rows("journal", [this.#workspace, number], openSegmentKey(this.#workspace), 1),
    ]);
    if (newest.length === 0) return;
    yield newest;
    let before = newest[0]?.number ?? 1;
    while (before > 1) {
      const from = Math.max(1, before - batchEntries);
      const [found] = await this.#rowStore.read([rows("journal", [this.#workspace, from], [this.#workspace, before])]);
      if (found.length === 0) return;
      yield found.toReversed();
      before = Math.min(before - 1, found[0]?.number ?? 1);
    }
  }

  /** The segment that each step leads to, in the order of the steps. */
  async at(steps: readonly TrailStep[]): Promise<readonly SegmentRow[]> {
    const found = await this.#rowStore.read(
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
    const found = await this.#rowStore.read(
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
}

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
