import type { ColumnId } from "./sort-order.ts";

/** In pixels of usual type: with room to spare, and as narrow as they still tell something. */
const usual: Readonly<Record<ColumnId, number>> = {
  position: 48,
  time: 80,
  kind: 102,
  event: 176,
  stream: 160,
  version: 72,
  data: 240,
};
const snug: Readonly<Record<ColumnId, number>> = {
  position: 48,
  time: 70,
  kind: 96,
  event: 140,
  stream: 76,
  version: 68,
  data: 150,
};

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
  const numbers = digits * 8 + 20;
  const least = (id: ColumnId) => (id === "position" || id === "version" ? Math.max(snug[id], numbers) : snug[id]);
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
