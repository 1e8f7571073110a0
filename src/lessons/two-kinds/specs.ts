import { expect, test } from "vitest";
import { GuestCheckedIn, Room } from "./model";

test("the delta event of a check-in tells the guest, and nothing of the room", () => {
  const room = new Room({ number: "12" });
  room.checkIn("Ada");
  expect(room.events[0]).toBeInstanceOf(GuestCheckedIn);
  expect(room.events[0]?.payload).toEqual({ guest: "Ada" });
});
