import { Aggregate, Domain, Entity, Event, field } from "aggregate-playground";

const library = new Domain("Library");
const today = () => new Date();

/** The root: whoever wants to change a hold goes through its patron. */
@library.aggregate
export class Patron extends Aggregate({
  name: field.string({ required: true, maxLength: 50 }),
  status: field.string({ choices: ["ACTIVE", "INACTIVE"], default: "ACTIVE" }),
  holds: field.hasMany(() => Hold),
}) {
  /**
   * Gives up the claim on a book.
   * @param holdId One of the patron's holds
   */
  cancelHold(holdId: string) {
    this.holds.get({ id: holdId }).cancel();
  }
}

/** Raised by an entity, collected by the root, stored in the root's stream. */
@library.event({ partOf: Patron })
export class HoldCanceled extends Event({
  holdId: field.identifier({ required: true }),
  bookId: field.identifier({ required: true }),
  patronId: field.identifier({ required: true }),
  canceledOn: field.date({ default: today }),
}) {}

/** An entity: it has an identity of its own, but lives and dies with its patron. */
@library.entity({ partOf: Patron })
export class Hold extends Entity({
  bookId: field.identifier({ required: true }),
  status: field.string({ choices: ["ACTIVE", "EXPIRED", "CANCELLED"], default: "ACTIVE" }),
  placedOn: field.date({ default: today }),
}) {
  cancel() {
    this.status = "CANCELLED";
    this.raise(new HoldCanceled({ holdId: this.id, bookId: this.bookId, patronId: this.owner.id }));
  }
}
