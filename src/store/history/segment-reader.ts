import type { Key } from "../rows/key.ts";
import { row, rows, type RowStore } from "../rows/row-store.ts";
import type { SegmentRow } from "../rows/tables.ts";
import { WorkspaceGoneError } from "../failures.ts";
import { lastEntryOf, openSegmentKey } from "./segment.ts";
import type { TrailStep } from "./trail.ts";

/** Segments read at a time while looking for something: a few milliseconds of work. */
const batch = 16;
/** Entries that so many segments hold at least, when they are not cut short by long data. */
const batchEntries = 512;

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

  /** The segments that hold the entries from one number to another, both included; in order. */
  async holding(from: number, to: number): Promise<readonly SegmentRow[]> {
    const [before, last] = await this.#rowStore.read([
      rows("journal", [this.#workspace, from], [this.#workspace, to]),
      rows("journal", [this.#workspace, to], openSegmentKey(this.#workspace), 1),
    ]);
    return [...before, ...last];
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
   * The segments that steps of one direction lead to, without those between them. Steps that lie close together are read
   * as one range: a range costs less than its segments one by one.
   */
  async along(steps: readonly TrailStep[]): Promise<readonly SegmentRow[]> {
    return this.at(steps);
  }
}
