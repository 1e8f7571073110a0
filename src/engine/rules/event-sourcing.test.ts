import {
  Aggregate,
  Application,
  ConfigurationError,
  Domain,
  EntityIsDiscardedError,
  Event,
  ExpectedVersionError,
  IncorrectUsageError,
  InvalidOperationError,
  MemoryEventStore,
  NotImplementedError,
  ObjectNotFoundError,
  apply,
  field,
  type DomainEvent,
} from "aggregate-playground";
import { describe, expect, test } from "vitest";
import { openCounting } from "./counting.ts";
import { FailingStore } from "./failing-store.ts";

function openTally() {
  const domain = new Domain("Tally");
  @domain.event({ partOf: "Tally" })
  class Opened extends Event({ count: field.integer({ default: 0 }) }) {}
  @domain.event({ partOf: "Tally" })
  class Counted extends Event({ by: field.integer({ required: true }) }) {}
  @domain.event({ partOf: "Tally" })
  class Strange extends Event({}) {}
  @domain.event({ partOf: "Tally" })
  class Closed extends Event({}) {}
  const mutator = (tally: Tally | null, event: DomainEvent): Tally | null => {
    if (event instanceof Opened) return tally;
    if (event instanceof Counted && tally) {
      tally.count += event.by;
      return tally;
    }
    if (event instanceof Closed) return null;
    throw new NotImplementedError(event.metadata.type);
  };
  @domain.aggregate({ eventSourced: true, mutator, created: Opened, discarded: Closed })
  class Tally extends Aggregate({ count: field.integer({ default: 0 }) }) {
    add(by: number) {
      this.raise(new Counted({ by }));
    }
    surprise() {
      this.raise(new Strange());
    }
  }
  const app = new Application(domain);
  return { app, Tally, tallies: app.repositoryFor(Tally) };
}

test("SRC1 raise applies the event at once", () => {
  const { Counter } = openCounting();
  const counter = new Counter();
  counter.add(3);
  expect(counter.count).toBe(3);
  expect(counter.events).toHaveLength(2);
});

test("SRC1 if applying throws, version, state and pending events are what they were", () => {
  const { Counter } = openCounting();
  const counter = new Counter();
  counter.add(60);
  const before = {
    state: counter.toDict(),
    events: counter.events.length,
    modified: counter.lastModifiedOn,
    version: counter.version,
  };
  expect(() => counter.add(60)).toThrow("A counter ends at 100");
  expect({
    state: counter.toDict(),
    events: counter.events.length,
    modified: counter.lastModifiedOn,
    version: counter.version,
  }).toEqual(before);
  counter.add(40);
  expect(counter.events.at(-1)?.metadata.sequenceId).toBe("2");
});

test("SRC1 applying an event cannot raise another one", () => {
  const domain = new Domain("X");
  @domain.event({ partOf: "A" })
  class Happened extends Event({}) {}
  @domain.aggregate({ eventSourced: true })
  class A extends Aggregate({}) {
    happen() {
      this.raise(new Happened());
    }
    @apply(Happened)
    when() {
      this.raise(new Happened());
    }
  }
  const a = new A();
  expect(() => a.happen()).toThrow(IncorrectUsageError);
  expect(a.events).toHaveLength(1);
});

test("SRC2 an event without @apply method is told, live and in replay alike", async () => {
  const { app, counters, Counter } = openCounting();
  const counter = new Counter({ id: "c" });
  expect(() => counter.shout()).toThrow(
    new IncorrectUsageError("No @apply handler registered for event `Unheard` in `Counter`"),
  );
  await counter.save();
  await app.eventStore.append([
    { streamName: "counting::counter-c", messages: [{ type: "Counting.Unheard.v1", data: {}, metadata: {} }] },
  ]);
  await expect(counters.get("c")).rejects.toThrow("No @apply handler registered for event `Unheard` in `Counter`");
});

test("SRC2 a mutator that does not know an event throws NotImplementedError", () => {
  const { Tally } = openTally();
  const tally = new Tally();
  expect(() => tally.surprise()).toThrow(NotImplementedError);
  expect(tally.events).toHaveLength(1);
});

test("SRC3 constructing raises the created event with the initial values; dates follow the events", async () => {
  const { app, counters, Counter } = openCounting();
  const counter = new Counter({ id: "c", title: "Laps" });
  const [created] = counter.events;
  expect(created?.metadata.type).toBe("Counting.CounterCreated.v1");
  expect(created?.metadata.fqn).toBe("aggregate-playground.CounterCreated");
  expect(created?.payload).toEqual({ title: "Laps", count: 0, laps: [], id: "c" });
  expect(counter.createdOn).toEqual(created?.metadata.timestamp);
  expect(counter.lastModifiedOn).toEqual(created?.metadata.timestamp);
  counter.add(1);
  await counter.save();
  const loaded = await counters.get("c");
  expect(loaded.createdOn).toEqual(counter.createdOn);
  expect(loaded.lastModifiedOn).toEqual(counter.events.at(-1)?.metadata.timestamp ?? counter.lastModifiedOn);
  expect(await app.eventStore.read("counting::counter-c")).toHaveLength(2);
});

test("SRC3 discard raises the discarded event; once saved it is gone, and its stream stays readable", async () => {
  const { app, counters, Counter } = openCounting();
  const counter = new Counter({ id: "c" });
  await counter.save();
  counter.discard();
  expect(counter.isDiscarded).toBe(true);
  expect(await counters.has("c")).toBe(true);
  for (const command of [() => counter.add(1), () => counter.discard()])
    expect(command).toThrow(EntityIsDiscardedError);
  await counter.save();
  expect(await counters.has("c")).toBe(false);
  expect(await counters.ids()).toEqual([]);
  await expect(counters.get("c")).rejects.toThrow(ObjectNotFoundError);
  expect((await app.eventStore.read("counting::counter-c")).map((message) => message.type)).toEqual([
    "Counting.CounterCreated.v1",
    "Counting.CounterDiscarded.v1",
  ]);
  expect((await counters.get("c", { version: 0 })).count).toBe(0);
});

test("SRC3 custom created and discarded events, with a mutator", async () => {
  const { app, Tally, tallies } = openTally();
  const tally = new Tally({ id: "t", count: 5 });
  tally.add(2);
  await tally.save();
  expect((await tallies.get("t")).count).toBe(7);
  tally.discard();
  await tally.save();
  expect(await tallies.has("t")).toBe(false);
  expect((await app.eventStore.read("tally::tally-t")).map((message) => message.type)).toEqual([
    "Tally.Opened.v1",
    "Tally.Counted.v1",
    "Tally.Closed.v1",
  ]);
});

test("SRC3 an initial value that the created event would lose is refused", () => {
  const domain = new Domain("X");
  @domain.event({ partOf: "A" })
  class Opened extends Event({}) {}
  @domain.aggregate({ eventSourced: true, created: Opened })
  class A extends Aggregate({ name: field.string() }) {}
  expect(() => new A({ name: "lost" })).toThrow(/`name` of A would be lost/);
  expect(new A().name).toBeNull();
});

test("SRC3 a computed default that the created event does not carry is refused", () => {
  const domain = new Domain("X");
  @domain.event({ partOf: "A" })
  class Opened extends Event({}) {}
  @domain.aggregate({ eventSourced: true, created: Opened })
  class A extends Aggregate({ on: field.dateTime({ default: () => new Date() }) }) {}
  void A;
  expect(() => domain.init()).toThrow(ConfigurationError);
});

describe("replay", () => {
  test("SRC4 state after replay equals state before save, children and dates included", async () => {
    const { counters, Counter, Lap } = openCounting({ factEvents: true });
    const counter = new Counter({ id: "c", title: "Laps", laps: [new Lap({ id: "l0" })] });
    counter.add(3);
    counter.addLap("l1", new Date("2024-01-02"));
    await counter.save();
    const loaded = await counters.get("c");
    expect(loaded.toDict()).toEqual(counter.toDict());
    expect(loaded.laps[1]?.on).toEqual(new Date("2024-01-02T00:00:00Z"));
    expect(loaded.events).toEqual([]);
  });

  test("SRC4 invariants do not run in replay: yesterday's history stays readable under today's rules", async () => {
    const { app, counters, Counter } = openCounting();
    await new Counter({ id: "c" }).save();
    await app.eventStore.append([
      { streamName: "counting::counter-c", messages: [{ type: "Counting.Counted.v1", data: { by: 500 } }] },
    ]);
    expect((await counters.get("c")).count).toBe(500);
  });

  test("SRC4 an event type that no class has is told", async () => {
    const { app, counters, Counter } = openCounting();
    await new Counter({ id: "c" }).save();
    await app.eventStore.append([
      { streamName: "counting::counter-c", messages: [{ type: "Counting.Gone.v1", data: {} }] },
    ]);
    await expect(counters.get("c")).rejects.toThrow(ConfigurationError);
  });

  test("SRC5 get at a version and at a moment gives the aggregate as it was", async () => {
    const { app, counters, Counter } = openCounting();
    const counter = new Counter({ id: "c" });
    for (let by = 1; by <= 4; by += 1) {
      counter.add(by);
      await counter.save();
    }
    expect((await counters.get("c", { version: 2 })).count).toBe(3);
    expect((await counters.get("c", { version: 0 })).count).toBe(0);
    const old = await counters.get("c", { version: 1 });
    expect(old.version).toBe(1);
    await expect(counters.get("c", { version: 9 })).rejects.toThrow(ObjectNotFoundError);
    await expect(counters.get("c", { timestamp: new Date(0) })).rejects.toThrow(ObjectNotFoundError);
    const last = (await app.eventStore.lastMessage("counting::counter-c"))?.time ?? new Date();
    expect((await counters.get("c", { timestamp: last })).count).toBe(10);
    old.add(1);
    await expect(old.save()).rejects.toThrow(ExpectedVersionError);
  });

  test("SRC6 a gap in the stream is told with the position that is missing", async () => {
    const { domain, app, Counter } = openCounting();
    const counter = new Counter({ id: "c" });
    counter.add(1);
    counter.add(1);
    await counter.save();
    const gapped = new FailingStore();
    gapped.read = async (stream, options) =>
      (await app.eventStore.read(stream, options)).filter((message) => message.position !== 1);
    gapped.lastMessage = (stream) => app.eventStore.lastMessage(stream);
    using other = new Application(domain, { eventStore: gapped });
    const loading = other.repositoryFor(Counter).get("c");
    await expect(loading).rejects.toThrow(InvalidOperationError);
    await expect(loading).rejects.toThrow(/counting::counter-c has no event at position 1/);
  });

  test("SRC7 assigning an attribute outside apply names it and says to raise an event", () => {
    const { Counter, Lap } = openCounting();
    const counter = new Counter();
    expect(() => counter.setDirectly(5)).toThrow(IncorrectUsageError);
    expect(() => counter.setDirectly(5)).toThrow(/`count` of Counter.*raise an event/);
    expect(() => counter.laps.add(new Lap())).toThrow(/`laps` of Counter/);
    expect(counter.count).toBe(0);
  });
});

describe("snapshots", () => {
  test("SRC8 written on the save that reaches a multiple of snapshotEvery", async () => {
    const { app, Counter } = openCounting({ snapshotEvery: 3 });
    const counter = new Counter({ id: "c" });
    await counter.save();
    for (let save = 0; save < 7; save += 1) {
      counter.add(1);
      await counter.save();
    }
    const snapshots = await app.eventStore.read("counting::counter:snapshot-c");
    expect(snapshots.map((snapshot) => snapshot.data["_version"])).toEqual([3, 6]);
    expect(snapshots[0]?.data).toEqual({ _version: 3, title: "untitled", count: 3, laps: [], id: "c" });
  });

  test("SRC8 state is equal with and without, at every version and moment", async () => {
    const history = async (snapshotEvery?: number) => {
      const { counters, Counter } = openCounting(snapshotEvery === undefined ? {} : { snapshotEvery });
      const counter = new Counter({ id: "c" });
      for (let by = 0; by < 12; by += 1) {
        counter.add(by);
        if (by % 5 === 0) counter.addLap(`l${by}`, new Date("2024-01-02"));
        await counter.save();
      }
      const states = [];
      for (let version = 0; version <= counter.version; version += 1)
        states.push((await counters.get("c", { version })).toDict());
      return [...states, (await counters.get("c")).toDict()];
    };
    expect(await history(4)).toEqual(await history());
  });

  test("SRC8 takeSnapshot writes one, and loading starts from it", async () => {
    const store = new MemoryEventStore();
    const { domain, app, counters, Counter } = openCounting({ eventStore: store });
    const counter = new Counter({ id: "c" });
    for (let by = 0; by < 5; by += 1) counter.add(1);
    await counter.save();
    await counters.takeSnapshot("c");
    expect(await app.eventStore.read("counting::counter:snapshot-c")).toHaveLength(1);
    const reads: (number | undefined)[] = [];
    const watched = new FailingStore();
    watched.read = (stream, options) => {
      if (stream === "counting::counter-c") reads.push(options?.from);
      return store.read(stream, options);
    };
    watched.lastMessage = (stream) => store.lastMessage(stream);
    using other = new Application(domain, { eventStore: watched });
    const loaded = await other.repositoryFor(Counter).get("c");
    expect(loaded.toDict()).toEqual(counter.toDict());
    expect(loaded.lastModifiedOn).toEqual(counter.lastModifiedOn);
    expect(reads).toEqual([6]);
    expect((await other.repositoryFor(Counter).get("c", { version: 2 })).count).toBe(2);
  });
});

test("SRC9 creating with the identity of an existing or discarded aggregate", async () => {
  const { counters, Counter } = openCounting();
  const counter = new Counter({ id: "c" });
  await counter.save();
  await expect(counters.add(new Counter({ id: "c" }))).rejects.toThrow(ExpectedVersionError);
  counter.discard();
  await counter.save();
  await expect(counters.add(new Counter({ id: "c" }))).rejects.toThrow(ExpectedVersionError);
});
