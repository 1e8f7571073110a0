import { expect, test } from "vitest";
import { Address, Order, OrderConfirmed, OrderDiscountApplied, OrderItem } from "./model";

const orderOf = (premiumCustomer: boolean) =>
  new Order({ customerId: "1", premiumCustomer, items: [new OrderItem({ productId: "1", price: 10 })] });

test("confirming an order raises OrderConfirmed", () => {
  const order = orderOf(false);
  order.confirm();
  expect(order.status).toBe("CONFIRMED");
  expect(order.events).toHaveLength(1);
  expect(order.events[0]).toBeInstanceOf(OrderConfirmed);
});

test("a premium customer's order raises a second event", () => {
  const order = orderOf(true);
  order.confirm();
  expect(order.events).toHaveLength(2);
  expect(order.events[1]).toBeInstanceOf(OrderDiscountApplied);
});

test("two addresses with the same values are equal", () => {
  const address = new Address({ street: "1 Main St", zip: "12345" });
  expect(address.equals(new Address({ street: "1 Main St", zip: "12345" }))).toBe(true);
  expect(address.equals(address.with({ zip: "54321" }))).toBe(false);
});
