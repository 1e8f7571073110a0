import { expect, test } from "vitest";
import { Match } from "./model";

test("the score is what the events add up to", () => {
  const match = new Match();
  match.score("home", 12);
  match.score("home", 40);
  match.disallow("home");
  expect([match.home, match.away]).toEqual([1, 0]);
});

test("a goal that was not scored cannot be disallowed", () => {
  expect(() => new Match().disallow("away")).toThrow("There is no goal to disallow");
});
