import { Listeners } from "./listeners.ts";
import type { LookStatus, ReadTimeline, RowSource } from "./row-source.ts";
import { rowOfEntry, type TimelineRow } from "./timeline-row.ts";

const pageSize = 64;
/** 1,024 rows stay in memory, whatever the stream's length. */
const maxPages = 16;

/** The whole history, unfiltered: entries are numbered without gaps, so index and number follow from one another. */
export class AllRows implements RowSource {
  readonly #read: ReadTimeline;
  readonly #descending: boolean;
  readonly #listeners = new Listeners();
  /** Page number → its rows from the start, last used page last. */
  readonly #pages = new Map<number, TimelineRow[]>();
  #lastEntry: number;
  #wanted = { first: 0, end: 0 };
  #isReading = false;
  #isDisposed = false;

  constructor(read: ReadTimeline, lastEntry: number, descending: boolean) {
    this.#read = read;
    this.#lastEntry = lastEntry;
    this.#descending = descending;
  }

  get length(): number {
    return this.#lastEntry;
  }

  get insertedBefore(): number {
    return this.#descending ? this.#lastEntry : 0;
  }

  get status(): LookStatus {
    return { isLooking: false, isPaused: false, lookedThrough: this.#lastEntry, total: this.#lastEntry };
  }

  rowAt(index: number): TimelineRow | undefined {
    const slot = this.#slotOf(index);
    return this.#pages.get(Math.floor(slot / pageSize))?.[slot % pageSize];
  }

  indexOf(entry: number): number {
    return this.#descending ? this.#lastEntry - entry : entry - 1;
  }

  want(first: number, end: number): void {
    this.#wanted = { first: Math.max(0, first), end: Math.min(this.#lastEntry, end) };
    if (!this.#isReading) void this.#readWanted();
  }

  grow(lastEntry: number): void {
    if (lastEntry === this.#lastEntry) return;
    this.#lastEntry = lastEntry;
    this.#listeners.tell();
  }

  /** There is nothing to look for: every row is known by its number. */
  keepLooking(): void {}

  subscribe(listener: (failure?: unknown) => void): () => void {
    return this.#listeners.add(listener);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#listeners.clear();
    this.#pages.clear();
  }

  #slotOf(index: number): number {
    return this.#descending ? this.#lastEntry - 1 - index : index;
  }

  /** One read at a time; what is wanted may change meanwhile, and then the newest wish counts. */
  async #readWanted(): Promise<void> {
    this.#isReading = true;
    try {
      for (let page = this.#missingPage(); page !== null && !this.#isDisposed; page = this.#missingPage()) {
        await this.#readPage(page);
        if (!this.#isDisposed) this.#listeners.tell();
      }
    } catch (failure) {
      if (!this.#isDisposed) this.#listeners.tell(failure);
    } finally {
      this.#isReading = false;
    }
  }

  /** The page nearest to the middle of what is wanted that is not wholly there. */
  #missingPage(): number | null {
    const { first, end } = this.#wanted;
    if (end <= first) return null;
    const slots = [this.#slotOf(first), this.#slotOf(end - 1)];
    const firstPage = Math.floor(Math.min(...slots) / pageSize);
    const lastPage = Math.floor(Math.max(...slots) / pageSize);
    const middle = (firstPage + lastPage) / 2;
    let nearest: number | null = null;
    for (let page = firstPage; page <= lastPage; page += 1) {
      const rows = this.#pages.get(page);
      const isWhole = rows !== undefined && rows.length >= Math.min(pageSize, this.#lastEntry - page * pageSize);
      if (isWhole) this.#touch(page, rows);
      else if (nearest === null || Math.abs(page - middle) < Math.abs(nearest - middle)) nearest = page;
    }
    return nearest;
  }

  async #readPage(page: number): Promise<void> {
    const known = this.#pages.get(page) ?? [];
    const from = page * pageSize + known.length + 1;
    const limit = Math.min(pageSize - known.length, this.#lastEntry - from + 1);
    const { entries } = await this.#read({ from, limit, direction: "forward" });
    const first = entries[0];
    if (first?.number !== from) throw new Error(`The timeline has a gap: entry ${from} is missing`);
    this.#touch(page, [...known, ...entries.map(rowOfEntry)]);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= maxPages) break;
      this.#pages.delete(oldest);
    }
  }

  #touch(page: number, rows: TimelineRow[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
  }
}
