import { describe, expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";

const take = (seed: string, count: number): readonly number[] => {
  const next = seededRandom(seed);
  return Array.from({ length: count }, next);
};

describe("seeded randomness", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(take("a", 10)).toEqual(take("a", 10));
    expect(take("a", 10)).not.toEqual(take("b", 10));
  });

  test("spreads evenly, also from seeds that differ by one letter", () => {
    const numbers = Array.from({ length: 64 }, (_value, index) => take(`seed ${index}`, 200)).flat();
    const buckets = new Array<number>(16).fill(0);
    for (const number of numbers) buckets[number >>> 28] = (buckets[number >>> 28] ?? 0) + 1;
    for (const count of buckets) expect(Math.abs(count / numbers.length - 1 / 16)).toBeLessThan(0.01);
  });

  test("gives whole numbers of 32 bits", () => {
    for (const number of take("x", 1000)) expect(number).toBe(number >>> 0);
  });
});
