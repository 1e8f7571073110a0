import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compactFields, compactValue } from "./compact-value.ts";

describe("a value on one line", () => {
  test("keys stand bare, texts are quoted, nesting is kept", () => {
    expect(compactValue({ accountNumber: "1234", tags: ["a", null], "two words": { at: true } }, 200)).toBe(
      '{ accountNumber: "1234", tags: ["a", null], "two words": { at: true } }',
    );
  });

  test("empty places are told apart", () => {
    expect(compactValue([{}, [], "", null], 80)).toBe('[{}, [], "", null]');
  });

  test("a date of the wire reads as a date, a calendar day without its midnight", () => {
    expect(compactValue({ $date: "2024-06-10T22:53:25.827Z" }, 80)).toBe("2024-06-10T22:53:25.827Z");
    expect(compactValue([{ $date: "2024-06-10T00:00:00.000Z" }], 80)).toBe("[2024-06-10]");
  });

  test("fields are shown without their braces", () => {
    expect(compactFields({ amount: 500, note: null }, 80)).toBe("amount: 500, note: null");
    expect(compactFields({}, 80)).toBe("");
  });

  test("it never grows beyond its limit, and says so when it was cut", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 60 }), (value, limit) => {
        const text = compactValue(value, limit);
        const whole = compactValue(value, 100_000);
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(text).toBe(whole.length > limit ? `${whole.slice(0, limit - 1)}…` : whole);
      }),
    );
  });

  test("hostile nesting does not exhaust the stack", () => {
    let nested: unknown = [];
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(compactValue(nested, 100)).toBe("[[[[[[[[[[[[[…]]]]]]]]]]]]]");
  });
});
