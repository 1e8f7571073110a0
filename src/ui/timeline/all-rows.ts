import type { TimelineEntry } from "../../store/workspace-store.ts";
import { Listeners } from "./listeners.ts";
import type { LookStatus, ReadTimeline, RowSource } from "./row-source.ts";
import { entriesBetween } from "./stored-entries.ts";
import { rowOfEntry, type TimelineRow } from "./timeline-row.ts";

const pageSize = 64;
/** So many rows stay in memory beside those that are wanted, whatever the stream's length. */
const sparePages = 4;

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
  #isCatchingUp = false;
  #failure: unknown = null;

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

  get isCatchingUp(): boolean {
    return this.#isCatchingUp;
  }

  rowAt(index: number): TimelineRow | undefined {
    const slot = this.#slotOf(index);
    return this.#pages.get(Math.floor(slot / pageSize))?.[slot % pageSize];
  }

  numberAt(index: number): number {
    return this.#slotOf(index) + 1;
  }

  indexOf(entry: number): number {
    return this.#descending ? this.#lastEntry - entry : entry - 1;
  }

  want(first: number, end: number): void {
    this.#wanted = { first: Math.max(0, first), end: Math.min(this.#lastEntry, end) };
    // After a failure nothing is read until a person asks: it would most likely fail for ever.
    if (!this.#isReading && this.#failure === null) void this.#readWanted();
  }

  /** A few new entries beside rows that are shown are read before they are told of, so that they appear at once and whole. */
  grow(lastEntry: number, stored: readonly TimelineEntry[] = []): void {
    if (lastEntry === this.#lastEntry) return;
    this.#failure = null;
    const lastPage = this.#pages.get(Math.floor((this.#lastEntry - 1) / pageSize));
    if (lastPage !== undefined && lastEntry > this.#lastEntry && lastEntry - this.#lastEntry <= pageSize) {
      const added = entriesBetween(stored, this.#lastEntry, lastEntry);
      if (added === null) return void this.#readNew(lastEntry);
      for (const entry of added) this.#append(entry);
    }
    this.#lastEntry = lastEntry;
    this.#listeners.tell();
  }

  keepLooking(): void {
    this.#failure = null;
    this.#listeners.tell();
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

  #slotOf(index: number): number {
    return this.#descending ? this.#lastEntry - 1 - index : index;
  }

  /** One read at a time; what is wanted may change meanwhile, and then the newest wish counts. */
  async #readWanted(): Promise<void> {
    this.#isReading = true;
    try {
      for (let page = this.#missingPage(); page !== null && !this.#listeners.isAbandoned; page = this.#missingPage()) {
        await this.#readPage(page);
        this.#listeners.tell();
      }
    } catch (failure) {
      this.#failure = failure;
      this.#listeners.tell();
    } finally {
      this.#isReading = false;
    }
  }

  async #readNew(lastEntry: number): Promise<void> {
    const before = this.#lastEntry;
    this.#isCatchingUp = true;
    try {
      const { entries } = await this.#read({ from: before + 1, limit: lastEntry - before, direction: "forward" });
      // Overtaken by another growth meanwhile: its own reading, or that of the page, brings them.
      if (this.#lastEntry === before) for (const entry of entries) this.#append(entry);
    } catch (failure) {
      this.#failure = failure;
    }
    this.#lastEntry = Math.max(this.#lastEntry, lastEntry);
    this.#isCatchingUp = false;
    this.#listeners.tell();
  }

  #append(entry: TimelineEntry): void {
    const page = Math.floor((entry.number - 1) / pageSize);
    const rows = this.#pages.get(page) ?? [];
    if (rows.length === (entry.number - 1) % pageSize) this.#touch(page, [...rows, rowOfEntry(entry)]);
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
    const wantedPages = Math.ceil((this.#wanted.end - this.#wanted.first) / pageSize) + 1;
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= wantedPages + sparePages) break;
      this.#pages.delete(oldest);
    }
  }

  #touch(page: number, rows: TimelineRow[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
  }
}
