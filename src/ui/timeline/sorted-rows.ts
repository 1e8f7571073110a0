import type { TimelineFilter } from "../../store/workspace-store.ts";
import { Listeners } from "./listeners.ts";
import type { LookStatus, ReadTimeline, RowSource } from "./row-source.ts";
import { rowOfEntry, type TimelineRow } from "./timeline-row.ts";

/** More rows than this are not sorted by anything but their order in the store: all of them would have to be in memory. */
export const sortedRowsCap = 5_000;
const readSize = 500;

/** All rows that pass the filter, in memory, in an order of their own. */
export class SortedRows implements RowSource {
  readonly #read: ReadTimeline;
  readonly #filter: TimelineFilter;
  readonly #compare: (a: TimelineRow, b: TimelineRow) => number;
  readonly #listeners = new Listeners();
  #rows: readonly TimelineRow[] = [];
  #indexByNumber: ReadonlyMap<number, number> = new Map();
  #next = 1;
  #lastEntry: number;
  #isReading = false;
  #failure: unknown = null;

  constructor(
    read: ReadTimeline,
    filter: TimelineFilter,
    lastEntry: number,
    compare: (a: TimelineRow, b: TimelineRow) => number,
  ) {
    this.#read = read;
    this.#filter = filter;
    this.#lastEntry = lastEntry;
    this.#compare = compare;
  }

  get length(): number {
    return this.#rows.length;
  }

  get insertedBefore(): number {
    return 0;
  }

  get status(): LookStatus {
    return { isLooking: this.#isReading, isPaused: false, lookedThrough: this.#next - 1, total: this.#lastEntry };
  }

  get isCatchingUp(): boolean {
    return this.#next <= this.#lastEntry;
  }

  rowAt(index: number): TimelineRow | undefined {
    return this.#rows[index];
  }

  numberAt(index: number): number | undefined {
    const key = this.#rows[index]?.key;
    return typeof key === "number" ? key : undefined;
  }

  indexOf(entry: number): number {
    return this.#indexByNumber.get(entry) ?? this.#rows.length;
  }

  want(): void {
    if (!this.#isReading && this.#failure === null && this.#next <= this.#lastEntry) void this.#readAll();
  }

  grow(lastEntry: number): void {
    this.#lastEntry = lastEntry;
    this.keepLooking();
  }

  keepLooking(): void {
    this.#failure = null;
    this.want();
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  get version(): number {
    return this.#listeners.version;
  }

  get failure(): unknown {
    return this.#failure;
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    const rows = [...this.#rows];
    try {
      while (this.#next <= this.#lastEntry && rows.length <= sortedRowsCap && !this.#listeners.isAbandoned) {
        const upTo = this.#lastEntry;
        const window = await this.#read({
          from: this.#next,
          limit: readSize,
          direction: "forward",
          filter: this.#filter,
        });
        rows.push(...window.entries.map(rowOfEntry));
        this.#next = Math.max(window.next ?? upTo + 1, (window.entries.at(-1)?.number ?? 0) + 1);
      }
      this.#rows = rows.sort(this.#compare);
      this.#indexByNumber = new Map(
        rows.flatMap((row, index) => (typeof row.key === "number" ? [[row.key, index]] : [])),
      );
    } catch (failure) {
      this.#failure = failure;
    }
    this.#isReading = false;
    this.#listeners.tell();
  }
}
