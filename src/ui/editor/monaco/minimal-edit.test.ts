import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minimalEdit } from "./minimal-edit.ts";

describe("minimalEdit", () => {
  test("finds nothing to do for equal texts", () => expect(minimalEdit("same", "same")).toBeNull());

  test("touches only what differs", () => {
    expect(minimalEdit("const a = 1;", "const a = 12;")).toEqual({ start: 11, end: 11, replacement: "2" });
    expect(minimalEdit("abcabc", "abc")).toEqual({ start: 3, end: 6, replacement: "" });
    expect(minimalEdit("", "new")).toEqual({ start: 0, end: 0, replacement: "new" });
  });

  test("applied to the one text, gives the other, whatever they are", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = minimalEdit(before, after);
        const applied =
          edit === null ? before : before.slice(0, edit.start) + edit.replacement + before.slice(edit.end);
        expect(applied).toBe(after);
      }),
    );
  });
});
