import { Address, Order, OrderItem, ordering } from "./model";

const order = new Order({
  customerId: "1",
  premiumCustomer: true,
  shipTo: new Address({ street: "1 Main St" }),
  items: [
    new OrderItem({ productId: "1", quantity: 2, price: 10 }),
    new OrderItem({ productId: "2", quantity: 1, price: 20 }),
  ],
});

order.confirm();

order.events.map((event) => event.toDict());

// To the rest of the system, without storing.
await ordering.publish(order.events);

// Both events in one transaction; then the handlers are told.
await order.save();
