import { compactValue } from "../kit/compact-value.ts";
import { sortedRowsCap } from "./sorted-rows.ts";
import type { TimelineRow } from "./timeline-row.ts";

export type ColumnId = "position" | "time" | "kind" | "event" | "stream" | "version" | "data";

export const columnIds: readonly ColumnId[] = ["position", "time", "kind", "event", "stream", "version", "data"];

export interface SortOrder {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Oldest first: what a history is read like. */
export const oldestFirst: SortOrder = { column: "position", descending: false };

/** What decides which orders can be had. */
export interface SortContext {
  /** So few rows pass the filter that all of them can be in memory; null while that is not known. */
  readonly isFew: boolean | null;
  /** The filter leaves one stream alone. */
  readonly isOneStream: boolean;
}

/**
 * The store keeps entries by number: that order is read forward or backward for histories of any length. Every other order
 * needs all rows in memory.
 */
export function isStoreOrder(column: ColumnId, context: Pick<SortContext, "isOneStream">): boolean {
  return column === "position" || column === "time" || (column === "version" && context.isOneStream);
}

/** Why a column cannot be sorted by now, in words; null when it can. */
export function whyNotSortable(column: ColumnId, context: SortContext): string | null {
  if (isStoreOrder(column, context)) return null;
  if (context.isFew === true) return null;
  const hint = column === "version" ? "choose one aggregate, or filter" : "filter";
  return context.isFew === null
    ? `Sorting by ${column} needs all matching rows, and they are not all found yet: ${hint} further`
    : `Sorting by ${column} works for up to ${capInWords} rows, and there are more: ${hint} first`;
}

const capInWords = sortedRowsCap.toLocaleString("en-GB");

/** The order after a press on a column's header: ascending, descending, then oldest first again. */
export function nextOrder(current: SortOrder, column: ColumnId): SortOrder {
  if (current.column !== column) return { column, descending: false };
  if (!current.descending) return { column, descending: true };
  return oldestFirst;
}

export function compareRows(order: SortOrder): (a: TimelineRow, b: TimelineRow) => number {
  const key = sortKeys[order.column];
  const sign = order.descending ? -1 : 1;
  return (a, b) => sign * compareKeys(key(a), key(b)) || compareKeys(numberOf(a), numberOf(b));
}

const kindOrder: readonly TimelineRow["kind"][] = ["delta", "fact", "snapshot", "rejected", "published", "pending"];

const sortKeys: Readonly<Record<ColumnId, (row: TimelineRow) => number | string>> = {
  position: numberOf,
  time: (row) => row.time?.getTime() ?? 0,
  kind: (row) => kindOrder.indexOf(row.kind),
  event: (row) => row.event,
  stream: (row) => row.streamName ?? "",
  version: (row) => row.version ?? -1,
  data: (row) => row.refusal ?? compactValue(row.data, 400),
};

function numberOf(row: TimelineRow): number {
  return typeof row.key === "number" ? row.key : Number.POSITIVE_INFINITY;
}

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  return a < b ? -1 : Number(a > b);
}
