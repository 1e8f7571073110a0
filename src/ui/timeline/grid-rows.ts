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
  #tail: readonly TimelineRow[] = [];
  /** Rows that wait to take the tail's place until what was stored of it is among the stored rows. */
  #nextTail: readonly TimelineRow[] | null = null;

  constructor(source: RowSource, options: GridRowsOptions) {
    this.source = source;
    this.#options = options;
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

  /** Pending and published rows, oldest first: as many of them as the filter lets through are shown. */
  setTail(rows: readonly TimelineRow[]): void {
    const shown = rows.filter((row) => matchesFilter(row, this.#options.filter));
    if (shown.length === 0 && this.#tail.length === 0 && this.#nextTail === null) return;
    this.#nextTail = this.#options.descending ? shown.reverse() : shown;
    if (this.#takeTail()) this.#listeners.tell();
  }

  rowAt(index: number): TimelineRow | undefined {
    const inTail = this.#options.descending ? index : index - this.source.length;
    if (inTail >= 0 && inTail < this.#tail.length) return this.#tail[inTail];
    return this.source.rowAt(index - this.#tailBefore);
  }

  /** The row's key, loaded or not; undefined beyond the end. */
  keyAt(index: number): number | string | undefined {
    const inTail = this.#options.descending ? index : index - this.source.length;
    if (inTail >= 0 && inTail < this.#tail.length) return this.#tail[inTail]?.key;
    return this.source.numberAt(index - this.#tailBefore);
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
    const group = this.#groupAt(index);
    if (group === null) return false;
    const before = index === 0 ? "" : this.#groupAt(index - 1);
    return before !== null && before !== group;
  };

  /** Does the row after it belong to the same command? */
  isTiedToNext(index: number): boolean {
    if (!this.#options.isGrouped || index + 1 >= this.length) return false;
    const group = this.#groupAt(index);
    return group !== null && group !== "" && group === this.#groupAt(index + 1);
  }

  want(first: number, end: number): void {
    this.source.want(first - this.#tailBefore, end - this.#tailBefore);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const onSourceChange = () => {
      this.#takeTail();
      listener();
    };
    const stops = [this.#listeners.add(listener), this.source.subscribe(onSourceChange)];
    return () => {
      for (const stop of stops) stop();
    };
  };
  readonly version = (): number => this.#listeners.version + this.source.version;

  /** An event that was pending and is stored now must not be missing from both places for a moment. */
  #takeTail(): boolean {
    const next = this.#nextTail;
    if (next === null || (this.source.isCatchingUp && next.length < this.#tail.length)) return false;
    this.#tail = next;
    this.#nextTail = null;
    return true;
  }

  /** Null while the row is not loaded; empty for a row that belongs to no command. */
  #groupAt(index: number): string | null {
    const row = this.rowAt(index);
    if (row === undefined) return null;
    return row.command === null ? "" : row.group;
  }

  get #tailBefore(): number {
    return this.#options.descending ? this.#tail.length : 0;
  }
}
