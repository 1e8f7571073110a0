import { expect, test } from "vitest";
import { dateWords, sizeWords } from "./list-words.ts";

const now = new Date(2026, 2, 10, 9, 0).getTime();
const at = (day: number, hour = 12) => new Date(2026, 2, day, hour).toISOString();

test("dates are said as people say them", () => {
  expect(dateWords(at(10, 8), now)).toMatch(/^today, /);
  expect(dateWords(at(9, 23), now)).toBe("yesterday");
  expect(dateWords(at(7), now)).toBe("3 days ago");
  expect(dateWords(new Date(2025, 0, 5).toISOString(), now)).toContain("2025");
});

test("a clock that runs ahead in another tab still reads as today", () => {
  expect(dateWords(at(11, 1), now)).toMatch(/^today, /);
});

test("sizes", () => {
  expect([0, 300, 12_345, 3_400_000].map(sizeWords)).toEqual(["", " · 300 bytes", " · 12 kB", " · 3.4 MB"]);
});
