import { expect, test } from "vitest";
import { PriceChanged, Product } from "./model";

test("a new price is told by a delta event", () => {
  const product = new Product({ name: "Lamp", price: 40 });
  product.changePrice(35);
  expect(product.events[0]).toBeInstanceOf(PriceChanged);
  expect(product.events[0]?.payload).toEqual({ productId: product.id, price: 35 });
});
