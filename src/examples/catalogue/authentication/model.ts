import { Aggregate, Domain, Entity, field } from "aggregate-playground";

export const authentication = new Domain("Authentication");

/** With `factEvents`, each save also stores a fact event: not what changed, but how the whole user stands now. */
@authentication.aggregate({ factEvents: true })
export class User extends Aggregate({
  name: field.string({ maxLength: 50, required: true }),
  email: field.string({ required: true }),
  status: field.string({ choices: ["ACTIVE", "ARCHIVED"] }),
  account: field.hasOne(() => Account),
}) {
  /** Changes the state without raising a delta event: the fact event tells of it all the same. */
  archive() {
    this.status = "ARCHIVED";
  }

  /** @param email The new address */
  changeEmail(email: string) {
    this.email = email;
  }
}

@authentication.entity({ partOf: User })
export class Account extends Entity({ passwordHash: field.string({ maxLength: 512 }) }) {}
