import { Aggregate, Application, Domain, Event, field, handle, type DomainEvent } from "aggregate-playground";
import { afterEach, expect, test, vi } from "vitest";
import { untyped } from "./untyped.ts";

function openShop() {
  const domain = new Domain("Shop");
  const log: string[] = [];

  @domain.event({ partOf: "Order" })
  class Placed extends Event({ orderId: field.identifier({ required: true }) }) {}
  @domain.event({ partOf: "Parcel" })
  class Packed extends Event({ orderId: field.identifier() }) {}

  @domain.aggregate({ factEvents: true })
  class Order extends Aggregate({ status: field.string({ default: "NEW" }) }) {
    place() {
      this.status = "PLACED";
      this.raise(new Placed({ orderId: this.id }));
    }
  }
  @domain.aggregate
  class Parcel extends Aggregate({ orderId: field.identifier() }) {
    pack() {
      this.raise(new Packed({ orderId: this.orderId }));
    }
  }
  return { domain, log, Placed, Packed, Order, Parcel };
}

afterEach(() => vi.restoreAllMocks());

test("PUB1 stored events go out after the transaction, in global order; publish sends without storing", async () => {
  const { domain, log, Order, Placed } = openShop();
  using app = new Application(domain);
  domain.subscribe(
    () => true,
    async (event: DomainEvent) => {
      log.push(`${event.metadata.type} ${(await app.eventStore.readAll()).length}`);
    },
  );
  const order = new Order();
  order.place();
  await order.save();
  expect(log).toEqual(["Shop.Placed.v1 2", "Shop.OrderFactEvent.v1 2"]);
  await domain.publish(new Placed({ orderId: "x" }));
  await domain.publish([new Placed({ orderId: "y" })]);
  expect(log.slice(2)).toEqual(["Shop.Placed.v1 2", "Shop.Placed.v1 2"]);
  expect(await app.eventStore.readAll()).toHaveLength(2);
});

test("PUB1 a subscription by class gets its events, until it is ended", async () => {
  const { domain, log, Order, Placed } = openShop();
  using _app = new Application(domain);
  const end = domain.subscribe(Placed, (event) => void log.push(event.orderId));
  const order = new Order({ id: "o" });
  order.place();
  await order.save();
  end();
  order.place();
  await order.save();
  expect(log).toEqual(["o"]);
});

test("PUB1 nothing goes out for a save that failed", async () => {
  const { domain, log, Order } = openShop();
  using app = new Application(domain);
  domain.subscribe(
    () => true,
    () => void log.push("event"),
  );
  const work = app.unitOfWork(async () => {
    const order = new Order();
    order.place();
    await order.save();
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(log).toEqual([]);
});

test("PUB2 a handler that throws undoes nothing and stops nobody; it is reported with handler, event and error", async () => {
  const { domain, log, Order, Placed } = openShop();
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const failure = new RangeError("mine");
  @domain.eventHandler({ partOf: Order })
  class Failing {
    @handle(Placed)
    fail() {
      throw failure;
    }
  }
  @domain.eventHandler({ partOf: Order })
  class Working {
    @handle(Placed)
    async work() {
      log.push("worked");
    }
  }
  void [Failing, Working];
  using app = new Application(domain);
  const order = new Order();
  order.place();
  await order.save();
  expect(order.version).toBe(0);
  expect(log).toEqual(["worked"]);
  expect(await app.eventStore.readAll()).toHaveLength(2);
  expect(error).toHaveBeenCalledWith(expect.stringMatching(/Failing\.fail.*Shop\.Placed\.v1/), failure);
});

test("PUB3 what a handler saves carries the stream of the event that it was handling", async () => {
  const { domain, Order, Parcel, Placed } = openShop();
  @domain.eventHandler({ partOf: Order })
  class Packing {
    @handle(Placed)
    async pack(event: InstanceType<typeof Placed>) {
      const parcel = new Parcel({ id: "p", orderId: event.orderId });
      parcel.pack();
      await parcel.save();
    }
  }
  void Packing;
  using app = new Application(domain);
  const order = new Order({ id: "o" });
  order.place();
  await order.save();
  const [packed] = await app.eventStore.read("shop::parcel-p");
  expect(packed?.metadata["origin_stream"]).toBe("shop::order-o");
  const [placed] = await app.eventStore.read("shop::order-o");
  expect(placed?.metadata["origin_stream"]).toBeNull();
  const after = new Parcel({ id: "q" });
  after.pack();
  expect(after.events[0]?.metadata.originStream).toBeNull();
});

test("PUB3 a loop of handlers ends after 100 hops with an error that names it", async () => {
  const { domain, Order, Parcel, Placed, Packed } = openShop();
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  @domain.eventHandler({ streamCategory: "$all" })
  class PingPong {
    @handle(Placed)
    async onPlaced() {
      const parcel = new Parcel();
      parcel.pack();
      await parcel.save();
    }
    @handle(Packed)
    async onPacked() {
      const order = new Order();
      order.place();
      await order.save();
    }
  }
  void PingPong;
  using app = new Application(domain);
  const order = new Order();
  order.place();
  await order.save();
  expect(error).toHaveBeenCalledTimes(1);
  expect(String(error.mock.calls[0]?.[1])).toMatch(
    /more than 100 times: .*PingPong\.onPacked → Placed → PingPong\.onPlaced/,
  );
  expect((await app.eventStore.readCategory("shop::parcel")).length).toBe(50);
});

test("PUB4 handlers are found by aggregate, by category, or $all; one without a match is skipped", async () => {
  const { domain, log, Order, Parcel, Placed, Packed } = openShop();
  const declare = (name: string, options: Parameters<typeof domain.eventHandler>[0]) => {
    class Handler {
      placed() {
        log.push(`${name} placed`);
      }
      packed() {
        log.push(`${name} packed`);
      }
    }
    handle(Placed)(Handler.prototype.placed, untyped({ name: "placed", static: false, private: false }));
    handle(Packed)(Handler.prototype.packed, untyped({ name: "packed", static: false, private: false }));
    Object.defineProperty(Handler, "name", { value: name });
    domain.eventHandler(options)(Handler, untyped(undefined));
  };
  declare("ByAggregate", { partOf: Order });
  declare("ByName", { partOf: "Parcel" });
  declare("ByCategory", { streamCategory: "shop::order" });
  declare("ByShortCategory", { streamCategory: "parcel" });
  declare("All", { streamCategory: "$all" });
  using _app = new Application(domain);
  const order = new Order();
  order.place();
  await order.save();
  expect(log).toEqual(["ByAggregate placed", "ByCategory placed", "All placed"]);
  log.length = 0;
  const parcel = new Parcel();
  parcel.pack();
  await parcel.save();
  expect(log).toEqual(["ByName packed", "ByShortCategory packed", "All packed"]);
});
