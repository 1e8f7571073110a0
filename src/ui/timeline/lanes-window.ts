/** The rows that the lanes show: around those that the grid shows. */
export interface LanesWindow {
  readonly first: number;
  /** The row after the last one. */
  readonly end: number;
}

/** As many rows as fit, with the visible ones in the middle, except at both ends of the history. */
export function lanesWindow(
  visible: { readonly firstVisible: number; readonly lastVisible: number },
  rows: number,
  capacity: number,
): LanesWindow {
  const middle = (visible.firstVisible + visible.lastVisible + 1) / 2;
  const first = Math.min(Math.max(0, Math.round(middle - capacity / 2)), Math.max(0, rows - capacity));
  return { first, end: Math.min(rows, first + capacity) };
}
