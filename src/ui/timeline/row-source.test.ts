import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import { AllRows } from "./all-rows.ts";
import { entryFixture, memoryReader } from "./entry-fixture.ts";
import { FoundRows } from "./found-rows.ts";
import type { ReadTimeline, RowSource } from "./row-source.ts";
import { SortedRows } from "./sorted-rows.ts";

const settled = async (source: RowSource) => {
  do await new Promise((resolve) => setImmediate(resolve));
  while (source.status.isLooking);
};
const keys = (source: RowSource, first = 0, end = source.length) =>
  Array.from({ length: Math.max(0, end - first) }, (_, index) => source.rowAt(first + index)?.key);
const history = (length: number): TimelineEntry[] => Array.from({ length }, (_, index) => entryFixture(index + 1));

describe("the unfiltered history", () => {
  test("index and entry number follow from one another, oldest first", async () => {
    const rows = new AllRows(memoryReader(history(500)), 500, false);
    expect(rows.length).toBe(500);
    expect(rows.indexOf(1)).toBe(0);
    rows.want(200, 203);
    await settled(rows);
    expect(keys(rows, 200, 203)).toEqual([201, 202, 203]);
  });

  test("newest first reads backward", async () => {
    const rows = new AllRows(memoryReader(history(500)), 500, true);
    expect(rows.indexOf(500)).toBe(0);
    rows.want(0, 3);
    await settled(rows);
    expect(keys(rows, 0, 3)).toEqual([500, 499, 498]);
  });

  test("whatever is wanted is read, and beside it only a few hundred rows are kept", async () => {
    const entries = history(5_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4_970), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (places, descending) => {
          const rows = new AllRows(memoryReader(entries), entries.length, descending);
          for (const first of places) {
            rows.want(first, first + 30);
            await settled(rows);
            const expected = Array.from({ length: 30 }, (_, index) =>
              descending ? 5_000 - first - index : first + index + 1,
            );
            expect(keys(rows, first, first + 30)).toEqual(expected);
          }
          expect(keys(rows).filter((key) => key !== undefined).length).toBeLessThanOrEqual(6 * 64);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("an appended event costs one read of one entry", async () => {
    const entries = history(100);
    const read = vi.fn(memoryReader(entries));
    const rows = new AllRows(read, 100, false);
    rows.want(70, 100);
    await settled(rows);
    entries.push(entryFixture(101));
    read.mockClear();
    rows.grow(101);
    rows.want(71, 101);
    await settled(rows);
    expect(read.mock.calls.map(([options]) => options)).toEqual([{ from: 101, limit: 1, direction: "forward" }]);
    expect(rows.rowAt(100)?.key).toBe(101);
  });

  test("events that this tab stored itself are there at once, without a read", async () => {
    const entries = history(100);
    const read = vi.fn(memoryReader(entries));
    const rows = new AllRows(read, 100, false);
    rows.want(70, 100);
    await settled(rows);
    const stored = [entryFixture(101), entryFixture(102)];
    entries.push(...stored);
    read.mockClear();
    rows.grow(102, stored);
    expect(keys(rows, 99, 102)).toEqual([100, 101, 102]);
    // Those of another tab came between: what is at hand is not all, so all of it is read.
    entries.push(entryFixture(103), entryFixture(104));
    rows.grow(104, entries.slice(103));
    expect(rows.length).toBe(102);
    await settled(rows);
    expect(keys(rows, 101, 104)).toEqual([102, 103, 104]);
    expect(read.mock.calls.map(([options]) => options)).toEqual([{ from: 103, limit: 2, direction: "forward" }]);
  });

  test("a wish that was overtaken is not read", async () => {
    const read = vi.fn(memoryReader(history(10_000)));
    const rows = new AllRows(read, 10_000, false);
    for (let first = 0; first < 9_000; first += 500) rows.want(first, first + 30);
    await settled(rows);
    expect(read.mock.calls.length).toBeLessThanOrEqual(4);
    expect(rows.rowAt(8_500)?.key).toBe(8_501);
  });

  test("a failed read is told", async () => {
    const rows = new AllRows(() => Promise.reject(new Error("The database is gone")), 10, false);
    const listener = vi.fn();
    rows.subscribe(listener);
    rows.want(0, 10);
    await settled(rows);
    expect(listener).toHaveBeenCalled();
    expect(rows.failure).toEqual(new Error("The database is gone"));
  });

  test("after a failure it reads again when a person asks, and not before", async () => {
    let isGone = true;
    const reader = memoryReader(history(10));
    const read = vi.fn<ReadTimeline>((options) => (isGone ? Promise.reject(new Error("gone")) : reader(options)));
    const rows = new AllRows(read, 10, false);
    rows.subscribe(() => rows.want(0, 10));
    rows.want(0, 10);
    await settled(rows);
    expect(read).toHaveBeenCalledTimes(1);
    isGone = false;
    rows.keepLooking();
    await settled(rows);
    expect(rows.failure).toBeNull();
    expect(rows.rowAt(9)?.key).toBe(10);
  });

  test("when nobody waits any more, reading stops", async () => {
    const read = vi.fn(memoryReader(history(2_000)));
    const rows = new AllRows(read, 2_000, false);
    rows.subscribe(() => undefined)();
    rows.want(0, 900);
    await settled(rows);
    expect(read).not.toHaveBeenCalled();
  });
});

describe("the rows that pass a filter", () => {
  const filter = { text: "find me" };
  const matching = (length: number, isMatch: (number: number) => boolean): TimelineEntry[] =>
    Array.from({ length }, (_, index) =>
      entryFixture(index + 1, { type: isMatch(index + 1) ? "Test.Find Me.v1" : "Test.Other.v1" }),
    );

  test("are found looking back, shown oldest first, and all of them when the look is complete", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        async (matches, scanBudget, descending) => {
          const entries = matching(matches.length, (number) => matches[number - 1] === true);
          const rows = new FoundRows(memoryReader(entries, scanBudget), filter, entries.length, descending);
          rows.want(0, 1_000);
          await settled(rows);
          const expected = matches.flatMap((isMatch, index) => (isMatch ? [index + 1] : []));
          expect(keys(rows)).toEqual(descending ? expected.reverse() : expected);
          expect(rows.status).toEqual({
            isLooking: false,
            isPaused: false,
            lookedThrough: entries.length,
            total: entries.length,
          });
          for (const [index, number] of expected.entries()) expect(rows.indexOf(number)).toBe(index);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("the look stops when enough is found, and goes on when older rows are wanted", async () => {
    const entries = matching(5_000, (number) => number % 2 === 0);
    const rows = new FoundRows(memoryReader(entries), filter, 5_000, false);
    rows.want(0, 30);
    await settled(rows);
    const found = rows.length;
    expect(found).toBeLessThan(500);
    rows.want(found - 30, found);
    await settled(rows);
    expect(rows.length).toBe(found);
    rows.want(0, 30);
    await settled(rows);
    expect(rows.length).toBeGreaterThan(found);
    expect(rows.insertedBefore).toBe(rows.length);
  });

  test("after 100,000 entries it pauses and says how far it came", async () => {
    const entries = matching(250_000, (number) => number === 7);
    const rows = new FoundRows(memoryReader(entries, 10_000), filter, 250_000, false);
    rows.want(0, 30);
    await settled(rows);
    expect(rows.status).toMatchObject({ isPaused: true, lookedThrough: 100_000, total: 250_000 });
    rows.keepLooking();
    await settled(rows);
    rows.keepLooking();
    await settled(rows);
    expect(rows.status).toMatchObject({ isPaused: false, lookedThrough: 250_000 });
    expect(keys(rows)).toEqual([7]);
  });

  test("a listener that wants the same again is told once, not for ever", async () => {
    const rows = new FoundRows(memoryReader(matching(20, (number) => number > 15)), filter, 20, false);
    const listener = vi.fn(() => rows.want(0, 30));
    rows.subscribe(listener);
    rows.want(0, 30);
    await settled(rows);
    await settled(rows);
    expect(listener.mock.calls.length).toBeLessThan(5);
  });

  test("what is stored meanwhile is found, once", async () => {
    const entries = matching(20, (number) => number % 5 === 0);
    const rows = new FoundRows(memoryReader(entries), filter, 20, false);
    rows.want(0, 30);
    await settled(rows);
    entries.push(entryFixture(21, { type: "Test.Other.v1" }), entryFixture(22, { type: "Test.Find Me.v1" }));
    rows.grow(21);
    rows.grow(22);
    await settled(rows);
    expect(keys(rows)).toEqual([5, 10, 15, 20, 22]);
  });

  test("of the events that this tab stored itself, those that pass are there at once", async () => {
    const entries = matching(20, (number) => number % 5 === 0);
    const read = vi.fn(memoryReader(entries));
    const rows = new FoundRows(read, filter, 20, false);
    rows.want(0, 30);
    await settled(rows);
    const stored = [entryFixture(21, { type: "Test.Other.v1" }), entryFixture(22, { type: "Test.Find Me.v1" })];
    entries.push(...stored);
    read.mockClear();
    rows.grow(22, stored);
    expect(keys(rows)).toEqual([5, 10, 15, 20, 22]);
    await settled(rows);
    expect(keys(rows)).toEqual([5, 10, 15, 20, 22]);
    expect(read).not.toHaveBeenCalled();
  });

  test("rows that were forgotten are read again", async () => {
    const entries = matching(4_000, () => true);
    const rows = new FoundRows(memoryReader(entries), filter, 4_000, true);
    for (let first = 0; first < 4_000; first += 50) {
      rows.want(first, first + 50);
      await settled(rows);
    }
    expect(rows.length).toBe(4_000);
    expect(rows.rowAt(0)).toBeUndefined();
    rows.want(0, 50);
    await settled(rows);
    expect(keys(rows, 0, 3)).toEqual([4_000, 3_999, 3_998]);
  });
});

describe("rows sorted in memory", () => {
  const byEventDown = (a: { event: string }, b: { event: string }) => b.event.localeCompare(a.event);

  test("stand in the order that was asked for, and stay so when something is stored", async () => {
    const entries = ["b", "a", "c"].map((name, index) => entryFixture(index + 1, { type: `Test.${name}.v1` }));
    const rows = new SortedRows(memoryReader(entries, 1), {}, 3, byEventDown);
    rows.want();
    await settled(rows);
    expect(keys(rows)).toEqual([3, 1, 2]);
    expect(rows.indexOf(1)).toBe(1);
    entries.push(entryFixture(4, { type: "Test.d.v1" }));
    rows.grow(4);
    await settled(rows);
    expect(keys(rows)).toEqual([4, 3, 1, 2]);
  });
});
