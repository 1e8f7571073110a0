import type { ColumnId } from "./sort-order.ts";

/** In pixels of usual type: with room to spare, and as narrow as they still tell something. */
const usual: Readonly<Record<ColumnId, number>> = {
  position: 48,
  time: 80,
  kind: 102,
  event: 176,
  stream: 160,
  version: 72,
  data: 340,
};
const snug: Readonly<Record<ColumnId, number>> = {
  position: 40,
  time: 66,
  kind: 90,
  event: 126,
  stream: 54,
  version: 60,
  data: 214,
};
/** They hold numbers, which are never cut. */
const numeric: readonly ColumnId[] = ["position", "stream", "version"];
/** What remains of the data where numbers are long. */
const leastData = 150;
/** Narrower than this the name of a stream is cut to a few letters, which say less than nothing. */
const leastStreamName = 100;

/** Pixels of usual type, by column. */
export type ColumnWidths = Readonly<Partial<Record<ColumnId, number>>>;

/**
 * Widths of the visible columns that together fill what is available, as far as they may shrink for it; what a person chose
 * stays as it is. Numbers get the room that their digits want.
 */
export function fitWidths(
  available: number,
  visible: readonly ColumnId[],
  chosen: ColumnWidths,
  digits: number,
): ColumnWidths {
  const numbers = digits * 8 + 16;
  const withNumbers = (id: ColumnId) => (numeric.includes(id) ? Math.max(snug[id], numbers) : snug[id]);
  const grown = numeric.reduce((sum, id) => sum + withNumbers(id) - snug[id], 0);
  const least = (id: ColumnId) => (id === "data" ? Math.max(leastData, snug.data - grown) : withNumbers(id));
  const most = (id: ColumnId) => Math.max(usual[id], least(id));
  const flexible = visible.filter((id) => chosen[id] === undefined);
  const fixed = visible.reduce((sum, id) => sum + (chosen[id] ?? 0), 0);
  const sumOf = (width: (id: ColumnId) => number) => flexible.reduce((sum, id) => sum + width(id), 0);
  const room = sumOf(most) - sumOf(least);
  const share = room === 0 ? 1 : Math.min(1, Math.max(0, (available - fixed - sumOf(least)) / room));
  const widths: Partial<Record<ColumnId, number>> = { ...chosen };
  for (const id of flexible) widths[id] = Math.floor(least(id) + share * (most(id) - least(id)));
  return widths;
}

/** The group's head names the aggregate: of its stream only the position is told where there is no room for more. */
export function hasRoomForStream({ stream = 0 }: ColumnWidths): boolean {
  return stream >= leastStreamName;
}
