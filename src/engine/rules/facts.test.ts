import {
  Aggregate,
  Application,
  Domain,
  Entity,
  Event,
  IncorrectUsageError,
  ValueObject,
  field,
  toDomainEvent,
} from "aggregate-playground";
import { expect, test } from "vitest";
import { openBank } from "./bank.ts";
import { openCounting } from "./counting.ts";
import { untyped } from "./untyped.ts";

const domain = new Domain("Shop");
@domain.valueObject
class Address extends ValueObject({ street: field.string({ required: true }) }) {}
@domain.event({ partOf: "Order" })
class Placed extends Event({}) {}
@domain.aggregate({ factEvents: true })
class Order extends Aggregate({
  code: field.string({ maxLength: 5 }),
  shipTo: field.valueObject(() => Address),
  receipt: field.hasOne(() => Receipt),
  items: field.hasMany(() => Item),
}) {
  place() {
    this.raise(new Placed());
  }
}
@domain.entity({ partOf: Order })
class Receipt extends Entity({ on: field.date() }) {}
@domain.entity({ partOf: Order })
class Item extends Entity({ product: field.string(), parts: field.hasMany(() => Part) }) {}
@domain.entity({ partOf: Item })
class Part extends Entity({ name: field.string() }) {}

/** What the generated class declares at run time. */
interface OrderFact {
  readonly _version: number;
  readonly items: { product: string; parts: { name: string }[] }[];
  readonly receipt: { on: Date };
  readonly shipTo: Address;
}

const order = () =>
  new Order({
    id: "o",
    code: "a",
    shipTo: new Address({ street: "Main" }),
    receipt: new Receipt({ id: "r", on: new Date("2024-01-02") }),
    items: [new Item({ id: "i", product: "p", parts: [new Part({ id: "q", name: "n" })] })],
  });

const state = {
  code: "a",
  shipTo: { street: "Main" },
  receipt: { on: "2024-01-02", id: "r" },
  items: [{ product: "p", parts: [{ name: "n", id: "q" }], id: "i" }],
  id: "o",
};

test("FCT1 the fact has all fields, children nested with their id and without a parent, to any depth", async () => {
  using app = new Application(domain);
  await order().save();
  const [fact] = await app.eventStore.read("shop::order-fact-o");
  expect(fact?.type).toBe("Shop.OrderFactEvent.v1");
  expect(fact?.metadata["fqn"]).toBe("aggregate-playground.OrderFactEvent");
  expect(JSON.stringify(fact?.data)).toBe(JSON.stringify({ _version: 0, ...state }));
});

test("FCT1 children inside a fact event read as plain, immutable values", async () => {
  using app = new Application(domain);
  await order().save();
  const [message] = await app.eventStore.read("shop::order-fact-o");
  if (message === undefined) throw new Error("no fact");
  const fact: OrderFact = untyped(toDomainEvent(domain, message));
  expect(fact._version).toBe(0);
  expect(fact.items[0]?.parts[0]?.name).toBe("n");
  expect(fact.receipt.on).toEqual(new Date("2024-01-02T00:00:00Z"));
  expect(fact.shipTo).toBeInstanceOf(Address);
  expect(() => fact.items.push(untyped(fact.items[0]))).toThrow(IncorrectUsageError);
});

test("FCT2 one fact per save, numbered on from its deltas, in the same transaction", async () => {
  using app = new Application(domain);
  const one = order();
  one.place();
  one.place();
  await one.save();
  one.code = "b";
  await one.save();
  const facts = await app.eventStore.read("shop::order-fact-o");
  expect(
    facts.map(({ metadata, position, globalPosition }) => [
      metadata["sequence_id"],
      metadata["id"],
      position,
      globalPosition,
    ]),
  ).toEqual([
    ["0.3", "shop::order-fact-o-0.3", 0, 3],
    ["1.1", "shop::order-fact-o-1.1", 1, 4],
  ]);
});

test("FCT2 event-sourced: the fact has the last delta's integer", async () => {
  const { app, Counter } = openCounting({ factEvents: true });
  const counter = new Counter({ id: "c" });
  counter.add(1);
  counter.add(1);
  await counter.save();
  const [fact] = await app.eventStore.read("counting::counter-fact-c");
  expect(fact?.metadata["sequence_id"]).toBe("2");
  expect(fact?.data).toEqual({ _version: 2, title: "untitled", count: 2, laps: [], id: "c" });
});

test("FCT3 data begins with the version just made, and ends with a generated id", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const account = new Account({ accountNumber: "1" });
  await accounts.add(account);
  account.deposit(1);
  await accounts.add(account);
  const facts = await app.eventStore.read(`test_bank::account-fact-${account.id}`);
  expect(facts.map((fact) => JSON.stringify(fact.data))).toEqual([
    JSON.stringify({ _version: 0, accountNumber: "1", balance: 0, overdraftLimit: 0, nickname: null, id: account.id }),
    JSON.stringify({ _version: 1, accountNumber: "1", balance: 1, overdraftLimit: 0, nickname: null, id: account.id }),
  ]);
});

test("FCT4 facts never disturb the position that the next save expects", async () => {
  const { accounts, Account } = openBank({ factEvents: true });
  const account = new Account({ accountNumber: "1", balance: 10 });
  for (let save = 0; save < 5; save += 1) {
    account.withdraw(1);
    await accounts.add(account);
    await accounts.add(await accounts.get(account.id));
  }
  const other = await accounts.get(account.id);
  other.withdraw(1);
  await accounts.add(other);
  expect(other.version).toBe(5);
});

test("FCT5 reading the fact stream and toDomainEvent give the event as stored", async () => {
  using app = new Application(domain);
  await order().save();
  const [message] = await app.eventStore.read("shop::order-fact-o");
  if (message === undefined) throw new Error("no fact");
  const dict = toDomainEvent(domain, message).toDict();
  expect(JSON.stringify(dict)).toBe(JSON.stringify({ _metadata: message.metadata, _version: 0, ...state }));
});
