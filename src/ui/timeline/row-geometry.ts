/**
 * Where rows lie, by arithmetic. A row is `rowHeight` tall; one that begins a command's group carries a head above itself.
 * Which rows do is known only for those that are loaded, so positions count from an anchor (the first visible row) and never
 * from the top of a million rows.
 */
export interface RowHeights {
  readonly rows: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Does the row begin a group? False while it is not loaded. */
  readonly hasHead: (row: number) => boolean;
}

/** The first visible row, and how many of its pixels are above the viewport. */
export interface Anchor {
  readonly row: number;
  readonly offset: number;
}

export const startAnchor: Anchor = { row: 0, offset: 0 };

export function heightOf(heights: RowHeights, row: number): number {
  return heights.rowHeight + (heights.hasHead(row) ? heights.headHeight : 0);
}

/** The anchor at which the last row ends where the viewport ends; the start when everything fits. */
export function endAnchor(heights: RowHeights, viewport: number): Anchor {
  let room = viewport;
  for (let row = heights.rows - 1; row >= 0; row -= 1) {
    const height = heightOf(heights, row);
    if (height >= room) return { row, offset: height - room };
    room -= height;
  }
  return startAnchor;
}

export function isAfter(a: Anchor, b: Anchor): boolean {
  return a.row > b.row || (a.row === b.row && a.offset > b.offset);
}

export function clampAnchor(heights: RowHeights, viewport: number, anchor: Anchor): Anchor {
  const end = endAnchor(heights, viewport);
  if (isAfter(anchor, end)) return end;
  return anchor.row < 0 || anchor.offset < 0 ? startAnchor : anchor;
}

/** Moves by pixels, down when positive, and stops at both ends. For distances of a few viewports: it walks the rows. */
export function moveAnchor(heights: RowHeights, viewport: number, anchor: Anchor, distance: number): Anchor {
  let { row } = anchor;
  let offset = anchor.offset + distance;
  while (offset < 0 && row > 0) {
    row -= 1;
    offset += heightOf(heights, row);
  }
  if (offset < 0) return startAnchor;
  while (row < heights.rows - 1 && offset >= heightOf(heights, row)) {
    offset -= heightOf(heights, row);
    row += 1;
  }
  return clampAnchor(heights, viewport, { row, offset });
}

export interface RowWindow {
  readonly first: number;
  /** The row after the last one. */
  readonly end: number;
  /** Where `first` begins, counted from the viewport's top: zero or above it. */
  readonly top: number;
}

/** The rows to draw: those in the viewport, and `overscan` more on each side. */
export function rowWindow(heights: RowHeights, viewport: number, anchor: Anchor, overscan: number): RowWindow {
  const first = Math.max(0, anchor.row - overscan);
  let top = -anchor.offset;
  for (let row = first; row < anchor.row; row += 1) top -= heightOf(heights, row);
  let end = anchor.row;
  for (let bottom = -anchor.offset; bottom < viewport && end < heights.rows; end += 1) bottom += heightOf(heights, end);
  return { first, end: Math.min(heights.rows, end + overscan), top };
}

/** The nearest anchor at which the row is wholly visible. */
export function anchorShowing(heights: RowHeights, viewport: number, anchor: Anchor, row: number): Anchor {
  if (row < anchor.row || (row === anchor.row && anchor.offset > 0))
    return clampAnchor(heights, viewport, { row, offset: 0 });
  // Walked from the row upwards: the anchor at which it is the last visible one.
  const lowest = endAnchor({ ...heights, rows: row + 1 }, viewport);
  return isAfter(lowest, anchor) ? clampAnchor(heights, viewport, lowest) : anchor;
}
