import { describe, expect, test, vi } from "vitest";
import { GridScroller } from "./grid-scroller.ts";
import type { RowHeights } from "./row-geometry.ts";

const heights = (rows: number): RowHeights => ({
  rows,
  rowHeight: 30,
  headHeight: 22,
  hasHead: (row) => row % 2 === 0,
});

/** An element that rounds its scroll position and keeps it within bounds, as browsers do. */
const element = (scroller: GridScroller) => {
  let at = 0;
  return {
    get scrollTop() {
      return at;
    },
    set scrollTop(value: number) {
      const { scrollHeight, viewport } = scroller.view();
      at = Math.round(Math.min(Math.max(0, value), scrollHeight - viewport));
    },
  };
};

const scrollerOf = (rows: number, newestIsFirst = false) => {
  const scroller = new GridScroller();
  const set = (count: number, shift = 0) =>
    scroller.update(heights(count), 300, { isWhollyLoaded: false, newestIsFirst, shift });
  set(rows);
  const scrolling = element(scroller);
  scroller.attach(scrolling);
  const scrollTo = (scrollTop: number) => {
    scrolling.scrollTop = scrollTop;
    scroller.onScroll();
  };
  return { scroller, set, scrolling, scrollTo };
};

describe("following the newest event", () => {
  test("what is stored is seen, as long as nobody scrolled away", () => {
    const { scroller, set, scrolling } = scrollerOf(1_000);
    expect(scroller.view()).toMatchObject({ isFollowing: true, lastVisible: 999 });
    expect(scrolling.scrollTop).toBeGreaterThan(0);
    const before = scrolling.scrollTop;
    set(1_005);
    scroller.drawn();
    expect(scroller.view()).toMatchObject({ isFollowing: true, lastVisible: 1_004 });
    expect(scrolling.scrollTop).toBeGreaterThan(before);
  });

  test("while a person is scrolling, the scrollbar is left to them", () => {
    const { scroller, set, scrolling, scrollTo } = scrollerOf(100_000);
    for (let step = 1; step <= 30; step += 1) scrollTo(scrolling.scrollTop - 100);
    const theirs = scrolling.scrollTop;
    set(100_001);
    scroller.drawn();
    expect(scrolling.scrollTop).toBe(theirs);
  });

  test("a person who scrolled away is left where they are, and led back on demand", () => {
    const { scroller, set, scrollTo, scrolling } = scrollerOf(1_000);
    scrollTo(scrolling.scrollTop - 500);
    const before = scroller.view();
    expect(before.isFollowing).toBe(false);
    set(1_100);
    expect(scroller.view()).toMatchObject({ first: before.first, isFollowing: false });
    scroller.toNewest();
    expect(scroller.view()).toMatchObject({ isFollowing: true, lastVisible: 1_099 });
  });

  test("a viewport that grows while the newest row is seen goes on following", () => {
    const { scroller, scrollTo, scrolling } = scrollerOf(1_000);
    // The browser keeps its position within bounds before anybody tells of the new height.
    scrollTo(scrolling.scrollTop - 40);
    scroller.update(heights(1_000), 340, { isWhollyLoaded: false, newestIsFirst: false, shift: 0 });
    expect(scroller.view()).toMatchObject({ isFollowing: true, lastVisible: 999 });
    scroller.update(heights(1_001), 340, { isWhollyLoaded: false, newestIsFirst: false, shift: 0 });
    expect(scroller.view()).toMatchObject({ isFollowing: true, lastVisible: 1_000 });
  });

  test("scrolling back to the end follows again", () => {
    const { scroller, scrollTo, scrolling } = scrollerOf(1_000);
    scrollTo(100);
    expect(scroller.view().isFollowing).toBe(false);
    scrollTo(1e9);
    expect(scrolling.scrollTop).toBeGreaterThan(100);
    expect(scroller.view()).toMatchObject({ isFollowing: true, lastVisible: 999 });
  });

  test("newest first: rows that come before the others move nobody", () => {
    const { scroller, set, scrollTo } = scrollerOf(1_000, true);
    expect(scroller.view()).toMatchObject({ firstVisible: 0, isFollowing: true });
    scrollTo(4_000);
    const { firstVisible } = scroller.view();
    set(1_003, 3);
    expect(scroller.view().firstVisible).toBe(firstVisible + 3);
  });
});

describe("scrolling", () => {
  test("within the same rows, they are moved and not drawn again", () => {
    const { scroller, scrollTo, scrolling } = scrollerOf(1_000);
    scroller.show(500);
    const drawn = vi.fn();
    const moved = vi.fn();
    scroller.subscribe(drawn);
    scroller.onMove = moved;
    const top = scroller.top();
    scrollTo(scrolling.scrollTop + 3);
    expect(drawn).not.toHaveBeenCalled();
    expect(moved).toHaveBeenCalledTimes(1);
    expect(scroller.top()).toBeCloseTo(top - 3, 0);
  });

  test("a row that is asked for is shown, near or far", () => {
    const { scroller } = scrollerOf(1_000_000);
    for (const row of [999_999, 0, 500_000, 500_001, 499_990, 3]) {
      scroller.show(row);
      expect(scroller.view().firstVisible).toBeLessThanOrEqual(row);
      expect(scroller.view().lastVisible).toBeGreaterThanOrEqual(row);
    }
  });

  test("when scrolling rests, the scrollbar stands where the rows are", () => {
    const { scroller, scrollTo, scrolling } = scrollerOf(1_000_000);
    scrollTo(6_000_000);
    const { first } = scroller.view();
    for (let step = 1; step <= 50; step += 1) scrollTo(6_000_000 + step * 100);
    scroller.settle();
    const settled = scrolling.scrollTop;
    expect(settled).toBeLessThan(8_005_000);
    scroller.onScroll();
    expect(scrolling.scrollTop).toBe(settled);
    expect(scroller.view().first - first).toBeGreaterThan(100);
  });
});
