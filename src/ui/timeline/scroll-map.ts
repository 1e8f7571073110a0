import { endAnchor, heightOf, moveAnchor, startAnchor, type Anchor, type RowHeights } from "./row-geometry.ts";

/**
 * Between a browser's scroll position and an anchor. An element taller than about 17.9 million pixels vanishes in Firefox,
 * so the scrolled height is capped and the scrollbar is a scale: far jumps follow the scale, near ones move the rows by as
 * many pixels as were scrolled. What the two then differ by is settled when scrolling rests (`scrollTopOf`).
 */
export interface ScrollMap {
  readonly heights: RowHeights;
  readonly viewport: number;
  /** Height of the scrolled content, at least the viewport's. */
  readonly scrollHeight: number;
  readonly maxScrollTop: number;
  readonly end: Anchor;
  /** Heights are summed row by row, not estimated: true for lists that are short and wholly loaded. */
  readonly isExact: boolean;
}

/**
 * Firefox drops elements that are taller than 17.9 million pixels, and lets go of what is sticky after 8.9 million: header and
 * rows would scroll out of sight.
 */
export const maxScrollHeight = 8_000_000;
/** Up to here rows are summed one by one. */
export const exactRows = 512;
/** Of the rows of a long list, that many begin a group: an estimate for the length of the scrollbar alone. */
const headShare = 0.5;

export function scrollMap(heights: RowHeights, viewport: number, isWhollyLoaded: boolean): ScrollMap {
  const isExact = isWhollyLoaded && heights.rows <= exactRows;
  const content = isExact ? sumBefore(heights, heights.rows) : heights.rows * meanHeight(heights);
  const scrollHeight = Math.max(viewport, Math.min(maxScrollHeight, Math.ceil(content)));
  const end = endAnchor(heights, viewport);
  const fits = end.row === 0 && end.offset === 0;
  return {
    heights,
    viewport,
    scrollHeight: fits ? viewport : scrollHeight,
    maxScrollTop: fits ? 0 : scrollHeight - viewport,
    end,
    isExact,
  };
}

export function scrollTopOf(map: ScrollMap, anchor: Anchor): number {
  const whole = pixelsBefore(map, map.end);
  if (whole <= 0) return 0;
  return Math.min(1, pixelsBefore(map, anchor) / whole) * map.maxScrollTop;
}

/** Where a far jump of the scrollbar lands. */
export function anchorAt(map: ScrollMap, scrollTop: number): Anchor {
  if (scrollTop <= 0 || map.maxScrollTop <= 0) return startAnchor;
  if (scrollTop >= map.maxScrollTop - 0.5) return map.end;
  const { heights } = map;
  const pixels = (scrollTop / map.maxScrollTop) * pixelsBefore(map, map.end);
  if (map.isExact) return moveAnchor(heights, map.viewport, startAnchor, pixels);
  const rows = pixels / meanHeight(heights);
  const row = Math.min(Math.floor(rows), heights.rows - 1);
  return { row, offset: (rows - row) * heightOf(heights, row) };
}

/** Jumps of more viewports than this follow the scrollbar's scale. */
const farViewports = 3;

/** The anchor after the browser scrolled from one position to another. */
export function scrolled(map: ScrollMap, anchor: Anchor, from: number, to: number): Anchor {
  const distance = to - from;
  if (to <= 0 || to >= map.maxScrollTop - 0.5 || Math.abs(distance) > farViewports * map.viewport)
    return anchorAt(map, to);
  return moveAnchor(map.heights, map.viewport, anchor, distance * pace(map, anchor, from, distance));
}

/**
 * How many pixels the rows move for one that was scrolled: what is left of the rows and what is left of the scrollbar must
 * run out together. Where the scale is much coarser than the rows, one to one, except near an end.
 */
function pace(map: ScrollMap, anchor: Anchor, from: number, distance: number): number {
  const left = distance < 0 ? from : map.maxScrollTop - from;
  const isNearEnd = left <= 2 * farViewports * map.viewport;
  if (left <= 0 || (map.scrollHeight === maxScrollHeight && !isNearEnd)) return 1;
  const before = pixelsBefore(map, anchor);
  const rest = Math.max(0, distance < 0 ? before : pixelsBefore(map, map.end) - before);
  return (rest / left) * (map.isExact ? 1 : heightAround(map.heights, anchor.row) / meanHeight(map.heights));
}

/** Mean height of the rows around: how far the estimate is off here. */
function heightAround(heights: RowHeights, row: number): number {
  const first = Math.max(0, row - 8);
  const end = Math.min(heights.rows, row + 8);
  let sum = 0;
  for (let index = first; index < end; index += 1) sum += heightOf(heights, index);
  return sum / Math.max(1, end - first);
}

function meanHeight(heights: RowHeights): number {
  return heights.rowHeight + heights.headHeight * headShare;
}

function pixelsBefore(map: ScrollMap, anchor: Anchor): number {
  if (map.isExact) return sumBefore(map.heights, anchor.row) + anchor.offset;
  return (anchor.row + anchor.offset / heightOf(map.heights, anchor.row)) * meanHeight(map.heights);
}

function sumBefore(heights: RowHeights, row: number): number {
  let sum = 0;
  for (let index = 0; index < row; index += 1) sum += heightOf(heights, index);
  return sum;
}
