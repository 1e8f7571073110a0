import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetOf, uuidAt } from "./id-sequence.ts";

const seed = "37fc8d10-1209-41d2-a6fa-4f7312912212";
const uuids = fc.uuid({ version: 4 });
const steps = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe("ids that follow from a seed", () => {
  test("are version 4 UUIDs, the first being the seed itself", () => {
    expect(uuidAt(seed, 0)).toBe(seed);
    for (let n = 1; n < 1_000; n++) {
      expect(uuidAt(seed, n)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  test("stay the same for ever: stored links count on it", () => {
    expect([1, 2, -1, 2 ** 40].map((n) => uuidAt(seed, n))).toMatchInlineSnapshot(`
      [
        "cd3fc90f-6917-4e4f-8153-5c468c8eb472",
        "54534275-44a4-4d2e-840e-88f5c4adb286",
        "d8e009bd-34bc-4526-9b25-9d4627daae12",
        "cb0611b8-e2c4-47ad-9c50-6f4a8948b791",
      ]
    `);
  });

  test("are all different and share no beginning", () => {
    const ids = Array.from({ length: 50_000 }, (_, n) => uuidAt(seed, n));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => id.slice(0, 8))).size).toBeGreaterThan(49_990);
  });

  test("change about half of their bits from one to the next, each bit of the 122 about as often as not", () => {
    const flips = new Array<number>(128).fill(0);
    const pairs = 4_000;
    for (let n = 0; n < pairs; n++) {
      const difference =
        BigInt(`0x${uuidAt(seed, n).replaceAll("-", "")}`) ^ BigInt(`0x${uuidAt(seed, n + 1).replaceAll("-", "")}`);
      for (let bit = 0; bit < 128; bit++) if ((difference >> BigInt(bit)) & 1n) flips[bit] = (flips[bit] ?? 0) + 1;
    }
    const free = flips.filter((count) => count > 0);
    expect(free).toHaveLength(122);
    expect(Math.min(...free)).toBeGreaterThan(pairs * 0.45);
    expect(Math.max(...free)).toBeLessThan(pairs * 0.55);
  });

  test("any of them can stand as the seed", () => {
    fc.assert(
      fc.property(uuids, steps, steps, (id, a, b) => {
        expect(uuidAt(uuidAt(id, a), b)).toBe(uuidAt(id, a + b));
      }),
    );
  });

  test("tell how far they stand from it", () => {
    fc.assert(
      fc.property(uuids, steps, (id, n) => {
        expect(offsetOf(id, uuidAt(id, n))).toBe(n);
      }),
    );
  });

  test("carry over every limb of the sum", () => {
    const beforeCarry = Array.from({ length: 200 }, (_, n) => uuidAt(seed, n * 2 ** 31));
    for (const id of beforeCarry) expect(uuidAt(uuidAt(id, 2 ** 31 - 1), -(2 ** 31))).toBe(uuidAt(id, -1));
  });
});

describe("ids that do not follow", () => {
  test("have no place", () => {
    fc.assert(
      fc.property(uuids, uuids, (a, b) => {
        expect(offsetOf(a, b)).toBe(a === b ? 0 : null);
      }),
    );
    expect(offsetOf(seed, uuidAt(seed, 2 ** 32))).toBeNull();
  });

  test("nor do texts that are no version 4 UUID in lower case", () => {
    for (const text of [
      "",
      "1234",
      seed.toUpperCase(),
      seed.replace("-4", "-7"),
      seed.replace("-a6", "-c6"),
      `${seed}0`,
      seed.replaceAll("-", "0"),
    ]) {
      expect(offsetOf(seed, text)).toBeNull();
      expect(offsetOf(text, seed)).toBeNull();
      expect(() => uuidAt(text, 1)).toThrow(RangeError);
    }
    expect(() => uuidAt(seed, 0.5)).toThrow(RangeError);
    expect(() => uuidAt(seed, 2 ** 49)).toThrow(RangeError);
  });
});
