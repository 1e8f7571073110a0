import { matchesFilter } from "./filter-match.ts";
import type { TimelineFilter } from "../../store/workspace-store.ts";
import { Listeners } from "./listeners.ts";
import type { RowSource } from "./row-source.ts";
import type { TimelineRow } from "./timeline-row.ts";

export interface GridRowsOptions {
  readonly filter: TimelineFilter;
  readonly descending: boolean;
  /** Rows stand in the order of the store, so that those of one command are neighbours. */
  readonly isGrouped: boolean;
}

/** What the grid shows, by index: the stored rows, and after them (before them, newest first) what is not stored. */
export class GridRows {
  readonly source: RowSource;
  readonly #options: GridRowsOptions;
  readonly #listeners = new Listeners();
  readonly #stop: () => void;
  #tail: readonly TimelineRow[] = [];
  #version = 0;
  #failure: unknown = undefined;

  constructor(source: RowSource, options: GridRowsOptions) {
    this.source = source;
    this.#options = options;
    this.#stop = source.subscribe((failure) => {
      this.#failure = failure;
      this.#changed();
    });
  }

  get length(): number {
    return this.source.length + this.#tail.length;
  }

  get isDescending(): boolean {
    return this.#options.descending;
  }

  /** See `RowSource.insertedBefore`. */
  get insertedBefore(): number {
    return this.source.insertedBefore + this.#tailBefore;
  }

  /** What the last read failed with; undefined when it did not. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Pending and published rows, oldest first: as many of them as the filter lets through are shown. */
  setTail(rows: readonly TimelineRow[]): void {
    const shown = rows.filter((row) => matchesFilter(row, this.#options.filter));
    if (shown.length === 0 && this.#tail.length === 0) return;
    this.#tail = this.#options.descending ? shown.reverse() : shown;
    this.#changed();
  }

  rowAt(index: number): TimelineRow | undefined {
    const inTail = this.#options.descending ? index : index - this.source.length;
    if (inTail >= 0 && inTail < this.#tail.length) return this.#tail[inTail];
    return this.source.rowAt(index - this.#tailBefore);
  }

  /** The index of a row by its key; -1 for a pending or published row that is not shown. */
  indexOf(key: number | string): number {
    if (typeof key === "number") return this.source.indexOf(key) + this.#tailBefore;
    const inTail = this.#tail.findIndex((row) => row.key === key);
    return inTail < 0 ? -1 : inTail + (this.#options.descending ? 0 : this.source.length);
  }

  /** Does the row begin a command's group? False while it, or the row before it, is not loaded. */
  readonly hasHead = (index: number): boolean => {
    if (!this.#options.isGrouped) return false;
    const row = this.rowAt(index);
    if (row === undefined || row.command === null) return false;
    if (index === 0) return true;
    const before = this.rowAt(index - 1);
    return before !== undefined && before.group !== row.group;
  };

  want(first: number, end: number): void {
    this.source.want(first - this.#tailBefore, end - this.#tailBefore);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly version = (): number => this.#version;

  dispose(): void {
    this.#stop();
    this.source.dispose();
    this.#listeners.clear();
  }

  get #tailBefore(): number {
    return this.#options.descending ? this.#tail.length : 0;
  }

  #changed(): void {
    this.#version += 1;
    this.#listeners.tell();
  }
}
