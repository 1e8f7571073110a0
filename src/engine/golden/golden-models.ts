import { Aggregate, Domain, Entity, Event, field, invariant } from "aggregate-playground";

/** The models whose outputs were recorded, with the same names. */
const banking = new Domain("Banking");

@banking.event({ partOf: "Account" })
export class AccountWithdrawn extends Event({
  accountNumber: field.identifier({ required: true }),
  amount: field.float({ required: true }),
}) {}

@banking.aggregate
export class Account extends Aggregate({
  accountNumber: field.identifier({ required: true, unique: true }),
  balance: field.float({ default: 0 }),
  overdraftLimit: field.float({ default: 0 }),
  nickname: field.string({ maxLength: 20 }),
}) {
  @invariant.post
  balanceMustCoverOverdraftLimit() {
    if (this.balance < -this.overdraftLimit) throw new Error("Balance cannot be below overdraft limit");
  }
  withdraw(amount: number) {
    this.balance -= amount;
    this.raise(new AccountWithdrawn({ accountNumber: this.accountNumber, amount }));
  }
}

const library = new Domain("Library");
const today = () => new Date();

@library.aggregate
export class Patron extends Aggregate({
  name: field.string({ required: true, maxLength: 50 }),
  status: field.string({ choices: ["ACTIVE", "INACTIVE"], default: "ACTIVE" }),
  holds: field.hasMany(() => Hold),
}) {
  cancelHold(holdId: string) {
    this.holds.get({ id: holdId }).cancel();
  }
}

@library.event({ partOf: Patron })
export class HoldCanceled extends Event({
  holdId: field.identifier({ required: true }),
  bookId: field.identifier({ required: true }),
  patronId: field.identifier({ required: true }),
  canceledOn: field.date({ default: today }),
}) {}

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

const ordering = new Domain("Ordering");

@ordering.aggregate({ factEvents: true })
export class Order extends Aggregate({
  customerId: field.identifier({ required: true }),
  premiumCustomer: field.boolean({ default: false }),
  status: field.string({ choices: ["PENDING", "CONFIRMED"], default: "PENDING" }),
  items: field.hasMany(() => OrderItem),
}) {
  confirm() {
    this.status = "CONFIRMED";
    this.raise(new OrderConfirmed({ orderId: this.id, confirmedAt: new Date() }));
    if (this.premiumCustomer) this.raise(new OrderDiscountApplied({ orderId: this.id, customerId: this.customerId }));
  }
}

@ordering.entity({ partOf: Order })
export class OrderItem extends Entity({
  productId: field.identifier({ required: true }),
  quantity: field.integer({ min: 1, default: 1 }),
  price: field.float({ required: true }),
}) {}

@ordering.event({ partOf: Order })
export class OrderConfirmed extends Event({
  orderId: field.identifier({ required: true }),
  confirmedAt: field.dateTime({ required: true }),
}) {}

@ordering.event({ partOf: Order, version: 2 })
export class OrderDiscountApplied extends Event({
  orderId: field.identifier({ required: true }),
  customerId: field.identifier({ required: true }),
}) {}

const authentication = new Domain("Authentication");

@authentication.aggregate({ factEvents: true })
export class User extends Aggregate({
  name: field.string({ maxLength: 50, required: true }),
  email: field.string({ required: true }),
  status: field.string({ choices: ["ACTIVE", "ARCHIVED"] }),
  account: field.hasOne(() => UserAccount),
}) {}

@authentication.entity({ partOf: User })
export class UserAccount extends Entity({ passwordHash: field.string({ maxLength: 512 }) }) {}

export { banking, library, ordering, authentication };
