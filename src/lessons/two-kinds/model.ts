import { Aggregate, Domain, Event, field } from "aggregate-playground";

const hotel = new Domain("Hotel");

/** A delta event: what changed, and no more. */
@hotel.event({ partOf: "Room" })
export class GuestCheckedIn extends Event({
  guest: field.string({ required: true }),
}) {}

/** With factEvents, every save also tells how the whole room stands. */
@hotel.aggregate({ factEvents: true })
export class Room extends Aggregate({
  number: field.string({ required: true }),
  floor: field.integer({ default: 1 }),
  isClean: field.boolean({ default: true }),
  guest: field.string(),
}) {
  /** @param guest Anybody's name */
  checkIn(guest: string) {
    this.guest = guest;
    this.isClean = false;
    this.raise(new GuestCheckedIn({ guest }));
  }

  /** Raises no delta event. */
  clean() {
    this.isClean = true;
  }
}
