import { Aggregate, Domain, Entity, ValidationError, field, invariant } from "aggregate-playground";

const school = new Domain("School");

@school.aggregate
export class Workshop extends Aggregate({
  title: field.string({ required: true }),
  seats: field.integer({ required: true, min: 1 }),
  attendees: field.hasMany(() => Attendee),
}) {
  /** Whatever is done to a workshop, this holds afterwards: or it is as if nothing was done. */
  @invariant.post
  everyAttendeeHasASeat() {
    if (this.attendees.length > this.seats) throw new ValidationError({ attendees: ["The workshop is full"] });
  }

  /** @param name Who comes */
  register(name: string) {
    this.attendees.add(new Attendee({ name }));
  }
}

@school.entity({ partOf: Workshop })
export class Attendee extends Entity({ name: field.string({ required: true }) }) {}
