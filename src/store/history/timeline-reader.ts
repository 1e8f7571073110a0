import type { RowStore } from "../rows/row-store.ts";
import type { SegmentRow } from "../rows/tables.ts";
import type { TimelineEntry, TimelineFilter, TimelineWindow } from "../workspace-store.ts";
import { entriesBetween } from "./segment-lines.ts";
import { lastEntryOf } from "./segment.ts";
import type { SegmentReader } from "./segment-reader.ts";
import { mayPass, passes, prepareFilter, type PreparedFilter } from "./timeline-filter.ts";
import type { TrailStep } from "./trail.ts";
import { readSteps } from "./trail-reader.ts";

export interface WindowOptions {
  readonly from: number;
  readonly limit: number;
  readonly direction: "forward" | "backward";
  readonly filter?: TimelineFilter;
}

/** Entries looked through for one window, whatever was found: some ten milliseconds. */
const scanBudget = 2_048;
/** Segments read at a time along a trail. */
const trailBatch = 16;

export async function readWindow(
  rowStore: RowStore,
  segments: SegmentReader,
  workspace: number,
  options: WindowOptions,
): Promise<TimelineWindow> {
  const { filter } = options;
  if (options.limit <= 0) return { entries: [], next: options.from };
  if (filter === undefined || isOpen(filter)) return readPlain(segments, options);
  const search = { ...options, filter: prepareFilter(filter) };
  if (filter.stream === undefined) return scan(segments, search);
  const steps = await readSteps(rowStore, workspace, filter.stream);
  return follow(segments, steps, search);
}

function isOpen({ kinds, aggregate, stream, text }: TimelineFilter): boolean {
  return kinds === undefined && aggregate === undefined && stream === undefined && (text === undefined || text === "");
}

/** Entries are numbered without gaps: the window's numbers are known before it is read. */
async function readPlain(segments: SegmentReader, { from, limit, direction }: WindowOptions): Promise<TimelineWindow> {
  const isForward = direction === "forward";
  const first = Math.max(1, isForward ? from : from - limit + 1);
  const last = isForward ? from + limit - 1 : from;
  if (last < first) return { entries: [], next: null };
  // One more than asked for, to know whether there is more.
  const found = await segments.holding(first, isForward ? last + 1 : last);
  const entries = found.flatMap((segment) => entriesBetween(segment, first, last));
  const isMore = isForward ? found.some((segment) => lastEntryOf(segment) > last) : first > 1;
  const next = isForward ? last + 1 : first - 1;
  return { entries: isForward ? entries : entries.reverse(), next: isMore ? next : null };
}

interface Search extends WindowOptions {
  readonly filter: PreparedFilter;
}

async function scan(segments: SegmentReader, search: Search): Promise<TimelineWindow> {
  const { from, limit, direction } = search;
  const entries: TimelineEntry[] = [];
  let scanned = 0;
  const start = Math.max(1, from);
  for await (const batch of direction === "forward" ? segments.forward(start) : segments.backward(start)) {
    for (const segment of batch) {
      const isComplete = collect(segment, search, entries);
      if (isComplete) return complete(entries, direction);
      scanned += segment.entries;
      const next = direction === "forward" ? lastEntryOf(segment) + 1 : segment.number - 1;
      if (scanned >= scanBudget && next >= 1 && entries.length < limit) return { entries, next };
    }
  }
  return { entries, next: null };
}

/** Along the trail of one stream: only segments that hold some of it are read. */
async function follow(segments: SegmentReader, steps: readonly TrailStep[], search: Search): Promise<TimelineWindow> {
  const { from, direction } = search;
  const entries: TimelineEntry[] = [];
  const after = steps.findIndex(({ number }) => number > from);
  const split = after < 0 ? steps.length : after;
  // The last step at or before `from` leads to a segment that may hold what is on either side of it.
  const way = direction === "forward" ? steps.slice(Math.max(0, split - 1)) : steps.slice(0, split + 1).reverse();
  for (let index = 0; index < way.length; index += trailBatch) {
    for (const segment of await segments.at(way.slice(index, index + trailBatch))) {
      if (collect(segment, search, entries)) return complete(entries, direction);
    }
  }
  return { entries, next: null };
}

/** @returns true when the window is full */
function collect(segment: SegmentRow, { from, limit, direction, filter }: Search, entries: TimelineEntry[]): boolean {
  if (!mayPass(segment, filter)) return false;
  const isForward = direction === "forward";
  const [first, last] = isForward ? [from, Infinity] : [0, from];
  const found = entriesBetween(segment, first, last).filter((entry) => passes(entry, filter));
  for (const entry of isForward ? found : found.reverse()) {
    entries.push(entry);
    if (entries.length >= limit) return true;
  }
  return false;
}

/** There may be more after the last one, or not: the next window tells. */
function complete(entries: readonly TimelineEntry[], direction: "forward" | "backward"): TimelineWindow {
  const last = entries.at(-1)?.number ?? 0;
  const next = direction === "forward" ? last + 1 : last - 1;
  return { entries, next: next < 1 ? null : next };
}
