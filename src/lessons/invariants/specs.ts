import { expect, test } from "vitest";
import { Workshop } from "./model";

test("a full workshop takes nobody in", () => {
  const workshop = new Workshop({ title: "Domain-Driven Design", seats: 1 });
  workshop.register("Ada");
  expect(() => workshop.register("Grace")).toThrow("The workshop is full");
  expect(workshop.attendees).toHaveLength(1);
});
