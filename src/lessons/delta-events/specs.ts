import { expect, test } from "vitest";
import { Parcel, ParcelDelivered, ParcelShipped } from "./model";

test("shipping a parcel raises ParcelShipped", () => {
  const parcel = new Parcel({ content: "Books" });
  parcel.ship("Lyon");
  expect(parcel.events.at(-1)).toBeInstanceOf(ParcelShipped);
});

test("delivering a parcel raises ParcelDelivered", () => {
  const parcel = new Parcel({ content: "Books" });
  parcel.ship("Lyon");
  parcel.deliver("Ada");
  expect(parcel.events.at(-1)).toBeInstanceOf(ParcelDelivered);
});
