import { expect, test } from "vitest";
import { Screening } from "./model";

test("a seat is reserved once", () => {
  const screening = new Screening({ film: "Metropolis" });
  screening.reserve("C7");
  expect(() => screening.reserve("C7")).toThrow("Seat C7 is taken");
});

test("after a save nothing is pending", async () => {
  const screening = new Screening({ film: "Metropolis" });
  screening.reserve("C7");
  await screening.save();
  expect(screening.events).toHaveLength(0);
  expect(screening.version).toBe(0);
});
