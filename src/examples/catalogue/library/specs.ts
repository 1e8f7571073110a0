import { expect, test } from "vitest";
import { Hold, HoldCanceled, Patron } from "./model";

test("cancelling a hold raises an event through the patron", () => {
  const hold = new Hold({ bookId: "b-1" });
  const patron = new Patron({ name: "John Doe", holds: [hold] });
  patron.cancelHold(hold.id);
  expect(patron.holds[0]?.status).toBe("CANCELLED");
  expect(patron.events[0]).toBeInstanceOf(HoldCanceled);
  expect(patron.events[0]?.payload).toMatchObject({ bookId: "b-1", patronId: patron.id });
});

test("a hold knows its patron", () => {
  const patron = new Patron({ name: "John Doe", holds: [new Hold({ bookId: "b-1" })] });
  expect(patron.holds[0]?.owner.id).toBe(patron.id);
});

test("a hold that the patron does not have cannot be cancelled", () => {
  expect(() => new Patron({ name: "John Doe" }).cancelHold("nowhere")).toThrow();
});
