import { Aggregate, Domain, Event, InvalidOperationError, field } from "aggregate-playground";

export const cinema = new Domain("Cinema");

@cinema.event({ partOf: "Screening" })
export class SeatReserved extends Event({ seat: field.string({ required: true }) }) {}

@cinema.event({ partOf: "Screening" })
export class SeatReleased extends Event({ seat: field.string({ required: true }) }) {}

@cinema.aggregate
export class Screening extends Aggregate({
  film: field.string({ required: true }),
  reserved: field.list(field.string()),
}) {
  /** @param seat For instance C7 */
  reserve(seat: string) {
    if (this.reserved.includes(seat)) throw new InvalidOperationError(`Seat ${seat} is taken`);
    this.reserved = [...this.reserved, seat];
    this.raise(new SeatReserved({ seat }));
  }

  /** @param seat A reserved one */
  release(seat: string) {
    if (!this.reserved.includes(seat)) throw new InvalidOperationError(`Seat ${seat} is not reserved`);
    this.reserved = this.reserved.filter((each) => each !== seat);
    this.raise(new SeatReleased({ seat }));
  }
}
