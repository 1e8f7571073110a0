import { Aggregate, Application, Domain, field } from "aggregate-playground";
import { expect, test } from "vitest";
import { openPlayground } from "./playground.ts";

const shop = new Domain("Shop");

@shop.aggregate
class Order extends Aggregate({ number: field.string({ unique: true }) }) {}

test("what is saved without an application of its own is found by one that is opened later", async () => {
  const playground = openPlayground();
  const order = new Order({ number: "1" });
  await order.save();
  using later = new Application(shop);
  expect(await later.repositoryFor(Order).has(order.id)).toBe(true);
  playground.close();
});

test("each begins with an empty store, and none is open after it was closed", async () => {
  for (let round = 0; round < 2; round++) {
    const playground = openPlayground();
    await new Order({ number: "1" }).save();
    playground.close();
  }
  await expect(new Order({ number: "2" }).save()).rejects.toThrow("no application is open");
});
