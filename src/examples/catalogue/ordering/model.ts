import { Aggregate, Domain, Entity, Event, ValueObject, field, handle } from "aggregate-playground";

export const ordering = new Domain("Ordering");

/** A value object: no identity, never changed, equal when all its values are. */
@ordering.valueObject
export class Address extends ValueObject({
  street: field.string({ required: true }),
  zip: field.string({ maxLength: 10 }),
}) {}

@ordering.aggregate
export class Order extends Aggregate({
  customerId: field.identifier({ required: true }),
  premiumCustomer: field.boolean({ default: false, description: "Their orders get a discount" }),
  status: field.string({ choices: ["PENDING", "CONFIRMED"], default: "PENDING" }),
  shipTo: field.valueObject(() => Address),
  items: field.hasMany(() => OrderItem),
}) {
  /** One command, and for a premium customer two events: both are stored, or none. */
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

/** Told of stored events after the save: the rest of the system keeps up through handlers like this one. */
@ordering.eventHandler({ partOf: Order })
export class Shipping {
  @handle(OrderConfirmed)
  async ship(event: OrderConfirmed) {
    console.log(`Shipping order ${event.orderId}, confirmed at ${event.confirmedAt.toISOString()}`);
  }
}
