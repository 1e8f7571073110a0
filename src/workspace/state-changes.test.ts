import fc from "fast-check";
import { expect, test } from "vitest";
import { stateChanges } from "./state-changes.ts";

test("what differs is named by its path, with both values", () => {
  const before = { balance: 1, holds: [{ id: "a", status: "ACTIVE" }], note: null };
  const after = { balance: 2, holds: [{ id: "a", status: "CANCELLED" }, { id: "b" }], note: null, extra: true };
  expect(stateChanges(before, after)).toEqual([
    { path: "balance", before: 1, after: 2 },
    { path: "holds[0].status", before: "ACTIVE", after: "CANCELLED" },
    { path: "holds[1]", before: undefined, after: { id: "b" } },
    { path: "extra", before: undefined, after: true },
  ]);
});

test("a value that became another kind of value is one change", () => {
  expect(stateChanges({ a: [1] }, { a: { b: 1 } })).toEqual([{ path: "a", before: [1], after: { b: 1 } }]);
});

test("never more than was asked for", () => {
  expect(stateChanges({ a: 1, b: 1, c: 1 }, {}, 2)).toHaveLength(2);
});

test("there are no changes exactly when the data are equal", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      const same = JSON.stringify(before) === JSON.stringify(after);
      expect(stateChanges(before, before)).toEqual([]);
      if (!same && stateChanges(before, after).length === 0) expect(after).toEqual(before);
    }),
  );
});
