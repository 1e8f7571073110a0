import {
  Aggregate,
  Domain,
  Entity,
  Event,
  ValidationError,
  atomicChange,
  field,
  invariant,
} from "aggregate-playground";
import { beforeEach, expect, test } from "vitest";
import { first } from "./untyped.ts";

const domain = new Domain("Ordering");
let log: string[] = [];
/** Name of an invariant → what it shall throw. */
let failing: Record<string, Error> = {};

const note = (name: string) => {
  log.push(name);
  const error = failing[name];
  if (error !== undefined) throw error;
};

@domain.event({ partOf: "Order" })
class Noted extends Event({}) {}

@domain.aggregate
class Order extends Aggregate({
  total: field.integer({ default: 0, max: 1000 }),
  note: field.string(),
  items: field.hasMany(() => Item),
}) {
  @invariant.pre
  orderPre() {
    note("order pre");
  }
  @invariant.post
  orderPost() {
    note("order post");
  }
  @invariant.post
  secondPost() {
    note("second post");
  }
  say() {
    this.raise(new Noted());
  }
}

@domain.entity({ partOf: Order })
class Item extends Entity({ quantity: field.integer({ default: 1 }) }) {
  @invariant.pre
  itemPre() {
    note("item pre");
  }
  @invariant.post
  itemPost() {
    note("item post");
  }
}

beforeEach(() => {
  log = [];
  failing = {};
});

const orderWithItem = () => {
  const order = new Order({ items: [new Item()] });
  log = [];
  return order;
};

test("INV1 at construction: children first, then the root's post-invariants; no pre-invariants", () => {
  const order = new Order({ items: [new Item()] });
  expect(order.items).toHaveLength(1);
  expect(log).toEqual(["item post", "order post", "second post"]);
});

test("INV1 an aggregate whose post-invariant fails is not made", () => {
  failing = { "order post": new ValidationError("no") };
  expect(() => new Order()).toThrow(ValidationError);
});

test("INV1 a child's invariant that needs the owner waits until there is one", () => {
  const clubs = new Domain("Clubs");
  @clubs.aggregate
  class Club extends Aggregate({ size: field.integer({ default: 1 }), members: field.hasMany(() => Member) }) {}
  @clubs.entity({ partOf: Club })
  class Member extends Entity({}) {
    @invariant.post
    fitsIn() {
      // The owner is a Club: members are part of nothing else.
      const club = this.owner as unknown as Club;
      if (club.members.length > club.size) throw new ValidationError("full");
    }
  }
  const club = new Club({ members: [new Member()] });
  expect(() => club.members.add(new Member())).toThrow("full");
  expect(club.members).toHaveLength(1);
  expect(() => new Club({ members: [new Member(), new Member()] })).toThrow("full");
});

const whole = ["order pre", "item pre", "order post", "second post", "item post"];

test("INV2 an attribute of the root: all of pre, the change, all of post, in definition order", () => {
  const order = orderWithItem();
  order.total = 5;
  expect(log).toEqual(whole);
});

test("INV2 an attribute of a child runs the whole cluster too", () => {
  const order = orderWithItem();
  Object.assign(first(order.items), { quantity: 2 });
  expect(log).toEqual(whole);
});

test("INV2 a child added or removed: pre without it, post with it, and the other way round", () => {
  const order = new Order();
  const item = new Item();
  log = [];
  order.items.add(item);
  expect(log).toEqual(["order pre", "order post", "second post", "item post"]);
  log = [];
  order.items.remove(item);
  expect(log).toEqual(["order pre", "item pre", "order post", "second post"]);
});

test("INV2 a failing pre-invariant stops the change", () => {
  const order = orderWithItem();
  failing = { "item pre": new ValidationError("not now") };
  expect(() => (order.total = 5)).toThrow("not now");
  expect(order.total).toBe(0);
  expect(log).toEqual(["order pre", "item pre"]);
});

test("INV3 field errors come first, and then no invariant runs", () => {
  const order = orderWithItem();
  expect(() => (order.total = 1001)).toThrow(ValidationError);
  expect(log).toEqual([]);
  expect(() => new Order({ total: 1001 })).toThrow(/greater than 1000/);
  expect(log).toEqual([]);
});

test("INV4 ValidationErrors of several invariants merge per field", () => {
  const order = orderWithItem();
  failing = {
    "order post": new ValidationError({ total: ["too odd"], note: ["missing"] }),
    "second post": new ValidationError({ total: ["too small"] }),
    "item post": new ValidationError("item is unhappy"),
  };
  const change = () => (order.total = 5);
  expect(change).toThrow(
    expect.objectContaining({
      messages: { total: ["too odd", "too small"], note: ["missing"], _entity: ["item is unhappy"] },
    }),
  );
});

test("INV4 any other error propagates at once, as thrown", () => {
  const order = orderWithItem();
  const error = new RangeError("mine");
  failing = { "order post": error };
  expect(() => (order.total = 5)).toThrow(error);
  expect(log).toEqual(["order pre", "item pre", "order post"]);
});

test.each(["order post", "item post"])("INV5 a change that fails in %s is undone, and nothing was raised", (name) => {
  const order = new Order({ items: [new Item(), new Item()] });
  const before = order.toDict();
  failing = { [name]: new ValidationError("no") };
  expect(() => (order.total = 5)).toThrow("no");
  expect(() => order.items.add(new Item())).toThrow("no");
  expect(() => order.items.remove(first(order.items))).toThrow("no");
  expect(() => Object.assign(first(order.items), { quantity: 9 })).toThrow("no");
  expect(order.toDict()).toEqual(before);
  expect(order.events).toEqual([]);
  failing = {};
  expect(order.items[0]?.owner).toBe(order);
});

test("INV5 an invariant that tries to change something is told not to", () => {
  const meddling = new Domain("Meddling");
  @meddling.aggregate
  class Meddler extends Aggregate({ a: field.integer({ default: 0 }) }) {
    @invariant.post
    meddle() {
      if (this.a === 1) this.a = 2;
    }
  }
  const meddler = new Meddler();
  expect(() => (meddler.a = 1)).toThrow(/An invariant of Meddler tried to change `a`/);
  expect(meddler.a).toBe(0);
});

test("INV6 atomicChange: pre on entry, post once on exit", () => {
  const order = orderWithItem();
  atomicChange(order, () => {
    order.total = 1;
    order.total = 2;
    order.items.add(new Item({ id: "new" }));
    order.say();
  });
  expect(log).toEqual(["order pre", "item pre", "item post", "order post", "second post", "item post", "item post"]);
  expect([order.total, order.items.length, order.events.length]).toEqual([2, 2, 1]);
});

test("INV6 on failure every change inside is undone, and the error is the first one", () => {
  const order = orderWithItem();
  order.say();
  const before = order.toDict();
  const firstError = new RangeError("first");
  const change = () =>
    atomicChange(order, () => {
      order.total = 1;
      order.note = "x";
      order.items.add(new Item());
      Object.assign(first(order.items), { quantity: 9 });
      order.say();
      failing = { "order post": new ValidationError("later") };
      throw firstError;
    });
  expect(change).toThrow(firstError);
  failing = {};
  expect(order.toDict()).toEqual(before);
  expect(order.events).toHaveLength(1);
});

test("INV6 a post-invariant that fails at the end undoes everything; one inside another belongs to the outer", () => {
  const order = orderWithItem();
  failing = { "second post": new ValidationError("no") };
  expect(() =>
    atomicChange(order, () => {
      order.total = 1;
      atomicChange(order, () => {
        order.total = 2;
      });
    }),
  ).toThrow("no");
  expect(order.total).toBe(0);
  expect(log).toEqual(["order pre", "item pre", "order post", "second post", "item post"]);
});
