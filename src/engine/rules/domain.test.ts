import {
  Aggregate,
  Application,
  ConfigurationError,
  Domain,
  Entity,
  Event,
  InvalidOperationError,
  ValueObject,
  apply,
  field,
} from "aggregate-playground";
import { describe, expect, test } from "vitest";
import { categoryOf, snakeCase, streamPrefixOf, typePrefixOf } from "../naming.ts";
import { untyped } from "./untyped.ts";

describe("domain names", () => {
  test.each([
    ["MyDomain", "mydomain"],
    ["My Domain 1.0", "my_domain_1_0"],
    ["Donald E. Knuth", "donald_e_knuth"],
    ["Café Ordering", "cafe_ordering"],
    ["Straße & Øl", "strasse_ol"],
    ["  --  ", "domain"],
    ["🎉", "domain"],
  ])("DOM1 %s has the stream prefix %s", (name, prefix) => {
    expect(streamPrefixOf(name)).toBe(prefix);
  });

  test.each([
    ["MyDomain", "MyDomain"],
    ["My Domain 1.0", "MyDomain10"],
    ["Café Ordering", "CafeOrdering"],
    ["point of sale", "PointOfSale"],
  ])("DOM2 %s has the type prefix %s", (name, prefix) => {
    expect(typePrefixOf(name)).toBe(prefix);
  });

  test.each(["", "   "])("DOM1 an empty name (%j) is refused", (name) => {
    expect(() => new Domain(name)).toThrow(ConfigurationError);
  });

  test("DOM1 a name of 10,000 characters gives a stream prefix", () => {
    expect(streamPrefixOf("x".repeat(10_000))).toHaveLength(10_000);
  });
});

describe("categories and streams", () => {
  test.each([
    ["UserProfileHTTP2", "user_profile_http2"],
    ["Account", "account"],
    ["HTTPServer", "http_server"],
    ["Größe", "grosse"],
  ])("DOM3 class %s has the category %s", (name, category) => {
    expect(snakeCase(name)).toBe(category);
  });

  test("DOM3 an explicit streamCategory is prefixed too, and an identity may contain hyphens", async () => {
    const domain = new Domain("My Domain");
    @domain.aggregate({ streamCategory: "ledger" })
    class Account extends Aggregate({ name: field.string() }) {
      open() {
        this.raise(new Opened());
      }
    }
    @domain.event({ partOf: Account })
    class Opened extends Event({}) {}
    using app = new Application(domain);
    const account = new Account({ id: "a-1" });
    account.open();
    await account.save();
    expect((await app.eventStore.readCategory("my_domain::ledger")).map((message) => message.streamName)).toEqual([
      "my_domain::ledger-a-1",
    ]);
  });

  test("DOM3 a streamCategory with a hyphen is refused, since categories end at the first one", () => {
    const domain = new Domain("X");
    expect(() => domain.aggregate({ streamCategory: "my-ledger" })(Aggregate({}), untyped(undefined))).toThrow(
      /cannot contain "-"/,
    );
  });

  test("DOM4 delta, fact and snapshot streams; delta and fact share their category", async () => {
    expect(categoryOf("bank::account-1-2")).toBe("bank::account");
    expect(categoryOf("bank::account-fact-1")).toBe("bank::account");
    expect(categoryOf("bank::account:snapshot-1")).toBe("bank::account:snapshot");
  });

  test("DOM5 type and fqn of events, with and without a version", () => {
    const domain = new Domain("My Domain 1.0");
    @domain.event({ partOf: "Thing" })
    class First extends Event({}) {}
    @domain.event({ partOf: "Thing", version: 3 })
    class Third extends Event({}) {}
    @domain.aggregate
    class Thing extends Aggregate({}) {}
    void Thing;
    expect(new First().metadata).toMatchObject({ type: "MyDomain10.First.v1", fqn: "model.First", version: "v1" });
    expect(new Third().metadata).toMatchObject({ type: "MyDomain10.Third.v3", version: "v3" });
  });
});

describe("registration", () => {
  test("DOM6 partOf and associations may name classes that are declared later", () => {
    const domain = new Domain("X");
    @domain.event({ partOf: "Order" })
    class Placed extends Event({}) {}
    @domain.aggregate
    class Order extends Aggregate({ items: field.hasMany(() => Item) }) {
      place() {
        this.raise(new Placed());
      }
    }
    @domain.entity({ partOf: "Order" })
    class Item extends Entity({ name: field.string() }) {}
    const order = new Order({ items: [new Item({ name: "a" })] });
    order.place();
    expect(order.events).toHaveLength(1);
  });

  test("DOM6 an unknown target is a ConfigurationError that names the element", () => {
    const domain = new Domain("X");
    @domain.event({ partOf: "Nowhere" })
    class Lost extends Event({}) {}
    void Lost;
    expect(() => domain.init()).toThrow(ConfigurationError);
    expect(() => domain.init()).toThrow(/Lost.*Nowhere/);
  });

  test("DOM6 an association to a class that is not registered names element and field", () => {
    const domain = new Domain("X");
    class Item extends Entity({}) {}
    @domain.aggregate
    class Order extends Aggregate({ items: field.hasMany(() => Item) }) {}
    void Order;
    expect(() => domain.init()).toThrow(/`items` of Order.*Item/);
  });

  test.each(["event", "value object"] as const)("DOM6 an association in an %s is refused", (kind) => {
    const domain = new Domain("X");
    @domain.aggregate
    class Order extends Aggregate({}) {}
    @domain.entity({ partOf: Order })
    class Item extends Entity({}) {}
    if (kind === "event") {
      @domain.event({ partOf: Order })
      class Bad extends Event({ items: field.hasMany(() => Item) }) {}
      void Bad;
    } else {
      @domain.valueObject
      class Bad extends ValueObject({ items: field.hasMany(() => Item) }) {}
      void Bad;
    }
    expect(() => domain.init()).toThrow(/`items` of Bad is an association/);
  });

  test("DOM6 two identifier fields are refused, and both are named", () => {
    const domain = new Domain("X");
    @domain.aggregate
    class Order extends Aggregate({
      a: field.identifier({ identifier: true }),
      b: field.identifier({ identifier: true }),
    }) {}
    void Order;
    expect(() => domain.init()).toThrow(/Order has two identifier fields, `a` and `b`/);
  });

  test("DOM6 two classes of one name are refused", () => {
    const domain = new Domain("X");
    const declare = () => {
      @domain.aggregate
      class Order extends Aggregate({}) {}
      return Order;
    };
    declare();
    expect(declare).toThrow(/Two classes of this domain are called `Order`/);
  });

  test("DOM6 an event applied by two event-sourced aggregates is refused", () => {
    const domain = new Domain("X");
    @domain.event({ partOf: "One" })
    class Happened extends Event({}) {}
    @domain.aggregate({ eventSourced: true })
    class One extends Aggregate({}) {
      @apply(Happened)
      when() {}
    }
    @domain.aggregate({ eventSourced: true })
    class Two extends Aggregate({}) {
      @apply(Happened)
      when() {}
    }
    void [One, Two];
    expect(() => domain.init()).toThrow(/`Happened` is applied by both One and Two/);
  });

  test("DOM6 a child that is no entity is refused", () => {
    const domain = new Domain("X");
    @domain.valueObject
    class Address extends ValueObject({ street: field.string() }) {}
    @domain.aggregate
    class Order extends Aggregate({ items: field.hasMany(() => Address) }) {}
    void Order;
    expect(() => domain.init()).toThrow(/`items` of Order.*`Address`.*value object/);
  });

  test("DOM6 a class without decorator says what is missing", () => {
    class Plain extends Aggregate({}) {}
    expect(() => new Plain()).toThrow(/Plain is not registered with a domain/);
  });

  test("DOM6 init may run again after more classes were declared", () => {
    const domain = new Domain("X");
    @domain.aggregate
    class One extends Aggregate({}) {}
    expect(new One().id).toMatch(/-/);
    @domain.aggregate
    class Two extends Aggregate({ ones: field.hasMany(() => Part) }) {}
    @domain.entity({ partOf: Two })
    class Part extends Entity({}) {}
    expect(new Two({ ones: [new Part()] }).ones).toHaveLength(1);
  });

  test.each(["constructor", "__proto__", "toDict", "raise", "then"])("DOM6 a field cannot be called %s", (name) => {
    const fields = Object.fromEntries([[name, field.string()]]);
    const own = Object.defineProperty({}, name, { value: field.string(), enumerable: true });
    expect(() => Aggregate(name === "__proto__" ? own : fields)).toThrow(ConfigurationError);
  });

  test("DOM6 emoji and very long field names are names like any other", () => {
    const domain = new Domain("X");
    const long = "n".repeat(10_000);
    @domain.aggregate
    class Odd extends Aggregate({ "🎉": field.string(), [long]: field.integer() }) {}
    expect(new Odd({ "🎉": "yes", [long]: 1 }).toDict()).toMatchObject({ "🎉": "yes", [long]: 1 });
  });

  test("DOM7 raising an event of another aggregate", () => {
    const domain = new Domain("X");
    @domain.event({ partOf: "B" })
    class OfB extends Event({}) {}
    @domain.aggregate
    class A extends Aggregate({}) {}
    @domain.aggregate
    class B extends Aggregate({}) {}
    void B;
    expect(() => new A().raise(new OfB())).toThrow(
      new ConfigurationError("Event `OfB` is not associated with aggregate `A`"),
    );
  });

  test("DOM8 an identity is generated, can be given, and never changes", () => {
    const domain = new Domain("X");
    @domain.aggregate
    class A extends Aggregate({ name: field.string() }) {}
    expect(new A().id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const given = new A({ id: "mine" });
    expect(given.id).toBe("mine");
    const change = () => Object.assign(given, { id: "other" });
    expect(change).toThrow(InvalidOperationError);
    expect(change).toThrow("Identifiers cannot be changed once set");
    expect(given.id).toBe("mine");
  });

  test("DOM8 a declared identifier is the identity; no `id` is added", () => {
    const domain = new Domain("X");
    @domain.aggregate
    class A extends Aggregate({ code: field.identifier({ identifier: true, required: true }), name: field.string() }) {}
    const a = new A({ code: "c-1" });
    expect(a.toDict()).toEqual({ code: "c-1", name: null });
    expect(a.id).toBe("c-1");
    expect(() => Object.assign(a, { code: "c-2" })).toThrow("Identifiers cannot be changed once set");
  });
});
