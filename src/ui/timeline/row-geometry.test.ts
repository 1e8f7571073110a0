import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anchorShowing,
  clampAnchor,
  endAnchor,
  heightOf,
  isAfter,
  moveAnchor,
  rowWindow,
  startAnchor,
  type RowHeights,
} from "./row-geometry.ts";
import { anchorAt, exactRows, maxScrollHeight, scrolled, scrollMap, scrollTopOf } from "./scroll-map.ts";

const heightsOf = (rows: number, everyNth: number): RowHeights => ({
  rows,
  rowHeight: 30,
  headHeight: 22,
  hasHead: (row) => row % everyNth === 0,
});
const anyHeights = fc
  .record({ rows: fc.integer({ min: 0, max: 3_000 }), every: fc.integer({ min: 1, max: 4 }) })
  .map(({ rows, every }) => heightsOf(rows, every));
const anyViewport = fc.integer({ min: 1, max: 900 });

const pixels = (heights: RowHeights, row: number, offset: number) => {
  let sum = offset;
  for (let index = 0; index < row; index += 1) sum += heightOf(heights, index);
  return sum;
};

describe("rows by arithmetic", () => {
  test("the window covers the viewport, and begins at or above its top", () => {
    fc.assert(
      fc.property(anyHeights, anyViewport, fc.nat(100_000), fc.nat(6), (heights, viewport, distance, overscan) => {
        const anchor = moveAnchor(heights, viewport, startAnchor, distance);
        const { first, end, top } = rowWindow(heights, viewport, anchor, overscan);
        let bottom = top;
        for (let row = first; row < end; row += 1) bottom += heightOf(heights, row);
        expect(top).toBeLessThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(heights.rows);
        if (end < heights.rows) expect(bottom).toBeGreaterThanOrEqual(viewport);
        // Never more rows than what is seen needs.
        expect(end - first).toBeLessThanOrEqual(Math.ceil(viewport / heights.rowHeight) + 1 + 2 * overscan);
      }),
    );
  });

  test("the last row ends where the viewport ends", () => {
    fc.assert(
      fc.property(anyHeights, anyViewport, (heights, viewport) => {
        const end = endAnchor(heights, viewport);
        const total = pixels(heights, heights.rows, 0);
        expect(pixels(heights, end.row, end.offset)).toBe(Math.max(0, total - viewport));
      }),
    );
  });

  test("moving is exact to the pixel, and stops at both ends", () => {
    fc.assert(
      fc.property(
        anyHeights,
        anyViewport,
        fc.array(fc.integer({ min: -900, max: 900 })),
        (heights, viewport, moves) => {
          const limit = Math.max(0, pixels(heights, heights.rows, 0) - viewport);
          let anchor = startAnchor;
          let position = 0;
          for (const move of moves) {
            anchor = moveAnchor(heights, viewport, anchor, move);
            position = Math.min(limit, Math.max(0, position + move));
            expect(pixels(heights, anchor.row, anchor.offset)).toBe(position);
          }
        },
      ),
    );
  });

  test("a row that is asked for becomes wholly visible, moving no further than needed", () => {
    fc.assert(
      fc.property(
        anyHeights.filter((heights) => heights.rows > 0),
        fc.integer({ min: 60, max: 900 }),
        fc.nat(100_000),
        fc.nat(2_999),
        (heights, viewport, distance, wanted) => {
          const row = wanted % heights.rows;
          const before = moveAnchor(heights, viewport, startAnchor, distance);
          const after = anchorShowing(heights, viewport, before, row);
          const top = pixels(heights, row, 0) - pixels(heights, after.row, after.offset);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top + heightOf(heights, row)).toBeLessThanOrEqual(viewport);
          expect(anchorShowing(heights, viewport, after, row)).toEqual(after);
        },
      ),
    );
  });

  test("an anchor beyond the end of a list that became shorter is brought back", () => {
    const heights = heightsOf(10, 2);
    expect(clampAnchor(heights, 100, { row: 400, offset: 3 })).toEqual(endAnchor(heights, 100));
  });
});

describe("the scrollbar", () => {
  test("a short list scrolls one to one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: exactRows }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(30_000),
        (rows, every, at) => {
          const heights = heightsOf(rows, every);
          const map = scrollMap(heights, 400, true);
          const total = pixels(heights, rows, 0);
          expect(map.scrollHeight).toBe(Math.max(400, total));
          const scrollTop = Math.min(at, map.maxScrollTop);
          const anchor = anchorAt(map, scrollTop);
          expect(pixels(heights, anchor.row, anchor.offset)).toBeCloseTo(scrollTop, 6);
          expect(scrollTopOf(map, anchor)).toBeCloseTo(scrollTop, 6);
        },
      ),
    );
  });

  test("a list that fits has no scrollbar", () => {
    expect(scrollMap(heightsOf(3, 3), 400, true)).toMatchObject({ scrollHeight: 400, maxScrollTop: 0 });
    expect(scrollMap(heightsOf(0, 1), 400, false)).toMatchObject({ scrollHeight: 400, maxScrollTop: 0 });
  });

  test("a million rows stay below the height at which browsers fail, and every one of them is reachable", () => {
    const heights = heightsOf(1_000_000, 2);
    const map = scrollMap(heights, 600, false);
    expect(map.scrollHeight).toBe(maxScrollHeight);
    expect(anchorAt(map, 0)).toEqual(startAnchor);
    expect(anchorAt(map, map.maxScrollTop)).toEqual(endAnchor(heights, 600));
    const window = rowWindow(heights, 600, anchorAt(map, map.maxScrollTop), 2);
    expect(window.end).toBe(1_000_000);
    const half = anchorAt(map, map.maxScrollTop / 2);
    expect(half.row).toBeGreaterThan(499_000);
    expect(half.row).toBeLessThan(501_000);
  });

  test("scale and anchor agree for long lists", () => {
    const map = scrollMap(heightsOf(1_000_000, 3), 700, false);
    fc.assert(
      fc.property(fc.double({ min: 0, max: map.maxScrollTop, noNaN: true }), (scrollTop) => {
        expect(scrollTopOf(map, anchorAt(map, scrollTop))).toBeCloseTo(scrollTop, 3);
      }),
    );
  });

  test("wheeling through a long list moves the rows by the pixels scrolled", () => {
    const heights = heightsOf(1_000_000, 2);
    const map = scrollMap(heights, 600, false);
    const anchor = anchorAt(map, 6_000_000);
    const moved = scrolled(map, anchor, 6_000_000, 6_000_100);
    expect(
      pixels(heightsOf(1_000_000, 2), moved.row, moved.offset) - pixels(heights, anchor.row, anchor.offset),
    ).toBeCloseTo(100, 3);
  });

  test("wheeling on towards either end arrives there with the scrollbar, without a leap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 600, max: 6_000 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (rows, every, down) => {
          const heights = heightsOf(rows, every);
          const map = scrollMap(heights, 500, false);
          let scrollTop = map.maxScrollTop / 2;
          let anchor = anchorAt(map, scrollTop);
          const goal = down ? map.maxScrollTop : 0;
          while (scrollTop !== goal) {
            const next = down ? Math.min(goal, scrollTop + 120) : Math.max(0, scrollTop - 120);
            const after = scrolled(map, anchor, scrollTop, next);
            expect(isAfter(down ? anchor : after, down ? after : anchor)).toBe(false);
            const step = Math.abs(
              pixels(heights, after.row, after.offset) - pixels(heights, anchor.row, anchor.offset),
            );
            expect(step).toBeLessThan(120 * 2);
            [anchor, scrollTop] = [after, next];
          }
          expect(anchor).toEqual(down ? map.end : startAnchor);
        },
      ),
      { numRuns: 60 },
    );
  });
});
