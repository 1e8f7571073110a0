import { Application } from "aggregate-playground";
import { expect, test } from "vitest";
import { Screening, cinema } from "./model";

test("a seat is reserved once", () => {
  const screening = new Screening({ film: "Metropolis" });
  screening.reserve("C7");
  expect(() => screening.reserve("C7")).toThrow("Seat C7 is taken");
});

test("after a save nothing is pending", async () => {
  const screening = new Screening({ film: "Metropolis" });
  screening.reserve("C7");
  await new Application(cinema).repositoryFor(Screening).add(screening);
  expect(screening.events).toHaveLength(0);
  expect(screening.version).toBe(0);
});
