import { isFound, needlesOf } from "../../document/entry-search.ts";
import type { TimelineEntry, TimelineFilter } from "../../store/workspace-store.ts";
import { Listeners } from "./listeners.ts";
import type { LookStatus, ReadTimeline, RowSource } from "./row-source.ts";
import { entriesBetween } from "./stored-entries.ts";
import { rowOfEntry, type TimelineRow } from "./timeline-row.ts";

/** Matches asked for in one read. */
const readSize = 100;
/** Entries looked through before it pauses and asks. */
const lookBudget = 100_000;
/** Rows in memory; of all others only the number is kept. */
const maxRows = 1_500;

/**
 * The rows that pass a filter, found by looking back from the newest entry. How many there are is unknown until the look is
 * complete; it goes on as far as rows are wanted, and pauses after its budget.
 */
export class FoundRows implements RowSource {
  readonly #read: ReadTimeline;
  readonly #filter: TimelineFilter;
  readonly #descending: boolean;
  readonly #listeners = new Listeners();
  /** Numbers found looking back, newest first, and those found since, oldest first. */
  readonly #older: number[] = [];
  readonly #newer: number[] = [];
  readonly #rows = new Map<number, TimelineRow>();
  #lastEntry: number;
  /** Where the look back goes on; null when it reached the first entry. */
  #nextOlder: number | null;
  #nextNewer: number;
  #pausesBelow: number;
  /** Counted from the first row that was known at first, so that it stays with its rows when others come before them. */
  #wanted = { first: 0, end: 0 };
  #isReading = false;
  #failure: unknown = null;

  constructor(read: ReadTimeline, filter: TimelineFilter, lastEntry: number, descending: boolean) {
    this.#read = read;
    this.#filter = filter;
    this.#descending = descending;
    this.#lastEntry = lastEntry;
    this.#nextOlder = lastEntry === 0 ? null : lastEntry;
    this.#nextNewer = lastEntry + 1;
    this.#pausesBelow = lastEntry - lookBudget;
  }

  get length(): number {
    return this.#older.length + this.#newer.length;
  }

  get insertedBefore(): number {
    return this.#descending ? this.#newer.length : this.#older.length;
  }

  get status(): LookStatus {
    return {
      isLooking: this.#isReading,
      isPaused: !this.#isReading && this.#nextOlder !== null && this.#nextOlder <= this.#pausesBelow,
      lookedThrough: this.#lastEntry - (this.#nextOlder ?? 0),
      total: this.#lastEntry,
    };
  }

  get isCatchingUp(): boolean {
    return this.#nextNewer <= this.#lastEntry;
  }

  rowAt(index: number): TimelineRow | undefined {
    const number = this.numberAt(index);
    return number === undefined ? undefined : this.#rows.get(number);
  }

  numberAt(index: number): number | undefined {
    const rank = this.#descending ? this.length - 1 - index : index;
    const { length } = this.#older;
    return rank < length ? this.#older[length - 1 - rank] : this.#newer[rank - length];
  }

  indexOf(entry: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const number = this.numberAt(middle) ?? 0;
      if (this.#descending ? number > entry : number < entry) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  want(first: number, end: number): void {
    this.#wanted = { first: first - this.insertedBefore, end: end - this.insertedBefore };
    this.#start();
  }

  grow(lastEntry: number, stored: readonly TimelineEntry[] = []): void {
    if (lastEntry === this.#lastEntry) return;
    const added = this.isCatchingUp ? null : entriesBetween(stored, this.#lastEntry, lastEntry);
    this.#lastEntry = lastEntry;
    this.#failure = null;
    if (added !== null) {
      // By the whole of the entry, as the store would find it, and not by what its row shows.
      const needles = needlesOf(this.#filter.text ?? "");
      for (const entry of added) {
        if (!isFound(entry, this.#filter, needles)) continue;
        this.#newer.push(entry.number);
        this.#keep(rowOfEntry(entry));
      }
      this.#nextNewer = lastEntry + 1;
      this.#listeners.tell();
    }
    this.#start();
  }

  keepLooking(): void {
    this.#failure = null;
    if (this.status.isPaused) this.#pausesBelow = (this.#nextOlder ?? 0) - lookBudget;
    this.#start();
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

  /** After a failure nothing is read until a person asks: it would most likely fail for ever. */
  #start(): void {
    if (!this.#isReading && this.#failure === null && this.#nextRead() !== null) void this.#readAll();
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    try {
      for (let read = this.#nextRead(); read !== null && !this.#listeners.isAbandoned; read = this.#nextRead()) {
        await read();
        this.#listeners.tell();
      }
    } catch (failure) {
      this.#failure = failure;
    }
    this.#isReading = false;
    this.#listeners.tell();
  }

  /** What was stored since, then rows that are wanted but not in memory, then the look back; null when all is done. */
  #nextRead(): (() => Promise<void>) | null {
    if (this.#nextNewer <= this.#lastEntry) return () => this.#readNewer();
    const forgotten = this.#forgottenNumber();
    if (forgotten !== null) return () => this.#readAgain(forgotten);
    const older = this.#nextOlder;
    return older !== null && older > this.#pausesBelow && this.#wantsOlder() ? () => this.#readOlder(older) : null;
  }

  async #readNewer(): Promise<void> {
    const upTo = this.#lastEntry;
    const window = await this.#read({
      from: this.#nextNewer,
      limit: readSize,
      direction: "forward",
      filter: this.#filter,
    });
    for (const entry of window.entries) {
      this.#newer.push(entry.number);
      this.#keep(rowOfEntry(entry));
    }
    this.#nextNewer = Math.max(window.next ?? upTo + 1, (window.entries.at(-1)?.number ?? 0) + 1);
  }

  async #readOlder(from: number): Promise<void> {
    const window = await this.#read({ from, limit: readSize, direction: "backward", filter: this.#filter });
    for (const entry of window.entries) {
      this.#older.push(entry.number);
      this.#keep(rowOfEntry(entry));
    }
    this.#nextOlder = window.next !== null && window.next > 0 ? window.next : null;
  }

  async #readAgain(number: number): Promise<void> {
    const window = await this.#read({ from: number, limit: readSize, direction: "forward", filter: this.#filter });
    if (window.entries[0]?.number !== number) throw new Error(`Entry ${number} of the timeline is missing`);
    for (const entry of window.entries) this.#keep(rowOfEntry(entry));
  }

  /** Older rows are found when what is wanted reaches beyond those known, on the side where the older ones are. */
  #wantsOlder(): boolean {
    const { first, end } = this.#wanted;
    if (end - first > this.length) return true;
    return this.#descending ? end + this.insertedBefore >= this.length : first + this.insertedBefore <= 0;
  }

  #forgottenNumber(): number | null {
    const shift = this.insertedBefore;
    const end = Math.min(this.#wanted.end + shift, this.length);
    let lowest: number | null = null;
    for (let index = Math.max(0, this.#wanted.first + shift); index < end; index += 1) {
      const number = this.numberAt(index);
      if (number !== undefined && !this.#rows.has(number) && (lowest === null || number < lowest)) lowest = number;
    }
    return lowest;
  }

  #keep(row: TimelineRow): void {
    if (typeof row.key !== "number") return;
    this.#rows.delete(row.key);
    this.#rows.set(row.key, row);
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= maxRows) break;
      this.#rows.delete(oldest);
    }
  }
}
