import { expect, test } from "vitest";
import { AllRows } from "./all-rows.ts";
import { entryFixture, memoryReader } from "./entry-fixture.ts";
import { GridModel, type Patience } from "./grid-model.ts";
import { GridRows } from "./grid-rows.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));
/** Waits for a read for as long as it takes. */
const forEver: Patience = () => () => undefined;

test("a row that was selected before it was read is shown when it is there", async () => {
  const entries = Array.from({ length: 100_001 }, (_, index) => entryFixture(index + 1));
  const source = new AllRows(memoryReader(entries), 100_000, false);
  const model = new GridModel(new GridRows(source, { filter: {}, descending: false, isGrouped: true }), forEver);
  const stop = model.subscribe(() => undefined);
  model.setGeometry({ viewport: 300, rowHeight: 30, headHeight: 22 });
  await settled();
  expect(model.show(50_000)).toBe(true);
  await settled();
  expect(model.snapshot().view.isFollowing).toBe(false);
  // Stored, and selected at once: its number says where it will stand.
  expect(model.show(100_001)).toBe(false);
  source.grow(100_001);
  await settled();
  expect(model.show(100_001)).toBe(true);
  expect(model.snapshot().view).toMatchObject({ lastVisible: 100_000, isFollowing: true });
  stop();
});

test("after a jump the rows are drawn with the elements of those that left; nearby, rows keep their own", async () => {
  const entries = Array.from({ length: 10_000 }, (_, index) => entryFixture(index + 1));
  const source = new AllRows(memoryReader(entries), 10_000, false);
  const model = new GridModel(new GridRows(source, { filter: {}, descending: false, isGrouped: true }), forEver);
  const stop = model.subscribe(() => undefined);
  model.setGeometry({ viewport: 300, rowHeight: 30, headHeight: 22 });
  const slots = () => new Map(model.snapshot().items.map(({ key, slot }) => [key, slot]));
  model.show(5_000);
  await settled();
  const before = slots();
  model.show(9_000);
  await settled();
  const after = slots();
  expect([...after.keys()].some((key) => before.has(key))).toBe(false);
  expect([...after.values()].slice(0, 8)).toEqual([...before.values()].slice(0, 8));
  model.scroller.show(Number([...after.keys()].at(-1)) + 1);
  const moved = slots();
  const staying = [...moved].filter(([key]) => after.has(key));
  expect(staying.length).toBeGreaterThan(3);
  for (const [key, slot] of staying) expect(slot).toBe(after.get(key));
  expect(new Set(moved.values()).size).toBe(moved.size);
  stop();
});

test("a jump is drawn once, with its rows; what was drawn stays until they are read", async () => {
  const { model, stop, drawings, numbers } = await shownModel(forEver);
  const before = numbers();
  drawings.length = 0;
  model.scroller.show(9_000);
  model.scroller.show(5_000);
  expect(numbers()).toEqual(before);
  expect(drawings).toEqual([]);
  await settled();
  expect(numbers()).toContain(5_001);
  expect(drawings.filter((empty) => empty > 0)).toEqual([]);
  stop();
});

test("when the rows of a jump are long in coming, their places are drawn", async () => {
  const calls: (() => void)[] = [];
  const { model, stop, drawings, numbers } = await shownModel((call) => {
    calls.push(call);
    return () => undefined;
  });
  drawings.length = 0;
  model.scroller.show(5_000);
  expect(calls).toHaveLength(1);
  calls[0]?.();
  expect(numbers()).toContain(5_001);
  expect(drawings[0]).toBeGreaterThan(0);
  // Now that nothing but places is shown, there is nothing to keep.
  model.scroller.show(2_000);
  expect(numbers()).toContain(2_001);
  expect(calls).toHaveLength(1);
  await settled();
  expect(drawings.at(-1)).toBe(0);
  stop();
});

/** A model over 10,000 rows, drawn; `drawings` tells of each drawing how many of its rows were not read. */
async function shownModel(patience: Patience) {
  const entries = Array.from({ length: 10_000 }, (_, index) => entryFixture(index + 1));
  const source = new AllRows(memoryReader(entries), 10_000, false);
  const rows = new GridRows(source, { filter: {}, descending: false, isGrouped: true });
  const model = new GridModel(rows, patience);
  const drawings: number[] = [];
  const stop = model.subscribe(() => {
    drawings.push(model.snapshot().items.filter(({ row }) => row === null).length);
  });
  model.setGeometry({ viewport: 300, rowHeight: 30, headHeight: 22 });
  await settled();
  return { model, stop, drawings, numbers: () => model.snapshot().items.map(({ key }) => key) };
}
