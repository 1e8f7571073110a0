import { expect, test } from "vitest";
import { linkLimits, shorterAdvice } from "./link-limits.ts";

test("limits rise, so that the first one that is passed says what no longer fits", () => {
  const lengths = linkLimits.map(({ characters }) => characters);
  expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths);
});

test.each([
  ["Everything", true, /selected stream alone/],
  ["Everything", false, /select an aggregate/],
  ["Selected stream", true, /code only/],
  ["Code only", false, /Shorter code/],
])("%s: says what would be shorter", (contents, hasStream, words) => {
  expect(shorterAdvice(contents, hasStream)).toMatch(words);
});
