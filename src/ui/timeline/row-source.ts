import type { TimelineEntry, TimelineFilter, TimelineWindow } from "../../store/workspace-store.ts";
import type { TimelineRow } from "./timeline-row.ts";

/** The store's windowed reading, as the workspace's commands offer it. */
export type ReadTimeline = (options: {
  readonly from: number;
  readonly limit: number;
  readonly direction: "forward" | "backward";
  readonly filter?: TimelineFilter;
}) => Promise<TimelineWindow>;

/** How far a look through the history has come. */
export interface LookStatus {
  readonly isLooking: boolean;
  /** It stopped before the end, for the person to say whether to go on. */
  readonly isPaused: boolean;
  readonly lookedThrough: number;
  readonly total: number;
}

/** Every entry was looked at: the rows known are all there are. */
export function isComplete(status: LookStatus): boolean {
  return status.lookedThrough >= status.total;
}

/**
 * Stored rows in the order in which they are shown, known by index. Only a window of them is in memory: `rowAt` answers
 * undefined for a row that `want` has not fetched yet.
 */
export interface RowSource {
  /** Rows known so far; all there are unless `status` says that the look goes on. */
  readonly length: number;
  /** Grows by one for each row that was put before those already known: indices move by it. */
  readonly insertedBefore: number;
  readonly status: LookStatus;
  rowAt(index: number): TimelineRow | undefined;
  /** Number of the entry at the index, loaded or not. */
  numberAt(index: number): number | undefined;
  /** Index of the entry; the nearest following row's when it is not among them. */
  indexOf(entry: number): number;
  /** The rows that are shown or soon will be: loads what of it is missing, nearest first. */
  want(first: number, end: number): void;
  /** Something was stored: entries up to this number exist. @param stored the newest of them, where they are at hand */
  grow(lastEntry: number, stored?: readonly TimelineEntry[]): void;
  /** Entries are stored that are not among the rows yet: they are being read. */
  readonly isCatchingUp: boolean;
  /** Goes on after a pause or a failure. */
  keepLooking(): void;
  /** What the last read failed with; null when it did not. */
  readonly failure: unknown;
  /** Called after every change. When the last listener leaves, reading stops. */
  subscribe(listener: () => void): () => void;
  /** Another number after each change. */
  readonly version: number;
}
