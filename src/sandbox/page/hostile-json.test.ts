import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maximalDepth, maximalParts, parseHostileJson, structureOf } from "./hostile-json.ts";

const limit = 1_000_000;

describe("JSON of unknown origin", () => {
  test("is read when it is as it should be", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('"__proto__":'));
        const parsed: unknown = JSON.parse(text);
        expect(parseHostileJson(text, limit)).toEqual({ ok: true, value: parsed });
      }),
    );
  });

  test("is refused before it is parsed when it is too long", () => {
    expect(parseHostileJson('"12345"', 6)).toEqual({ ok: false, kind: "too large" });
    expect(parseHostileJson('"12345"', 7)).toEqual({ ok: true, value: "12345" });
  });

  test("is refused when it nests too deep, be it a hundred thousand levels", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parseHostileJson(nested(maximalDepth), limit).ok).toBe(true);
    const tooDeep = { ok: false, kind: "refused", reason: "its data nests deeper than 100 levels" };
    expect(parseHostileJson(nested(maximalDepth + 1), limit)).toEqual(tooDeep);
    expect(parseHostileJson('{"a":'.repeat(100_000), limit)).toEqual(tooDeep);
  });

  test("is refused when it is short, but of so many parts that reading it would hold up the page", () => {
    const objects = (count: number) => `[${"{},".repeat(count - 1)}{}]`;
    expect(parseHostileJson(objects(maximalParts / 2), 8_000_000).ok).toBe(true);
    expect(parseHostileJson(objects(maximalParts), 8_000_000)).toEqual({ ok: false, kind: "too large" });
    expect(parseHostileJson(JSON.stringify(",{[".repeat(maximalParts)), 8_000_000).ok).toBe(true);
  });

  test("is refused when it is no JSON", () => {
    expect(parseHostileJson("{", limit)).toEqual({ ok: false, kind: "refused", reason: "it is no JSON" });
    expect(parseHostileJson("", limit)).toEqual({ ok: false, kind: "refused", reason: "it is no JSON" });
  });

  test.each([
    ["at the top", '{"__proto__":{"owned":true}}'],
    ["deep inside", '{"a":[1,{"b":{"__proto__":1}}]}'],
    ["written with escapes", '{"\\u005f\\u005fproto__":1}'],
    ["written with one escape in the middle", '{"__pr\\u006fto__":1}'],
    ["written with capital escapes", '{"\\u005F\\u005Fproto__":1}'],
  ])("an own __proto__ %s is refused", (_where, text) => {
    expect(parseHostileJson(text, limit)).toEqual({
      ok: false,
      kind: "refused",
      reason: "its data has a key named __proto__",
    });
  });

  test("a text that speaks of __proto__ is only a text", () => {
    expect(parseHostileJson('{"text":"__proto__"}', limit)).toEqual({ ok: true, value: { text: "__proto__" } });
  });
});

describe("depth of a text", () => {
  test.each([
    ["1", 0],
    ["[]", 1],
    ["[[],[[]]]", 3],
    ['{"a":{"b":[1]}}', 3],
    ['"[[[["', 0],
    ['["]","[[["]', 1],
    ['["\\"[[["]', 1],
    ['["\\\\",[[]]]', 3],
    ['["never closed [[[', 1],
  ])("%s nests %i deep", (text, depth) => {
    expect(structureOf(text).depth).toBe(depth);
  });

  test("is that of the parsed value", () => {
    const measured = (value: unknown): number =>
      typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(measured)) : 0;
    fc.assert(fc.property(fc.jsonValue(), (value) => structureOf(JSON.stringify(value)).depth === measured(value)));
  });
});
