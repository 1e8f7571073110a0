import {
  Aggregate,
  Application,
  Domain,
  Entity,
  Event,
  ExpectedVersionError,
  MemoryEventStore,
  field,
} from "aggregate-playground";
import { expect, test } from "vitest";
import { openBank } from "./bank.ts";
import { openCounting } from "./counting.ts";
import { first } from "./untyped.ts";

test("VER1 positions are gapless from 0, global positions from 1, versions one per save", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  account.withdraw(1);
  await accounts.add(account);
  account.withdraw(1);
  await accounts.add(account);
  const all = await app.eventStore.readAll();
  expect(all.map((message) => message.globalPosition)).toEqual([1, 2, 3, 4, 5]);
  const deltas = await app.eventStore.read(`test_bank::account-${account.id}`);
  expect(deltas.map((message) => [message.position, message.metadata["sequence_id"]])).toEqual([
    [0, "0.1"],
    [1, "0.2"],
    [2, "1.1"],
  ]);
});

test("VER2 state-based: -1 when new, 0 after the first save, +1 per save that changed something", async () => {
  const { accounts, Account } = openBank();
  const account = new Account({ accountNumber: "1" });
  expect(account.version).toBe(-1);
  await accounts.add(account);
  expect(account.version).toBe(0);
  account.deposit(5);
  expect(account.events[0]?.metadata.sequenceId).toBe("1.1");
  await accounts.add(account);
  expect(account.version).toBe(1);
  expect((await accounts.get(account.id)).version).toBe(1);
});

test("VER3 event-sourced: one version per event, and the sequence id is that integer", async () => {
  const { app, counters, Counter } = openCounting();
  const counter = new Counter({ id: "c" });
  counter.add(1);
  expect(counter.version).toBe(-1);
  await counter.save();
  expect(counter.version).toBe(1);
  counter.add(1);
  await counters.add(counter);
  expect((await app.eventStore.read("counting::counter-c")).map((message) => message.metadata["sequence_id"])).toEqual([
    "0",
    "1",
    "2",
  ]);
  expect((await counters.get("c")).version).toBe(2);
});

test("VER4 after a save the same instance goes on correctly", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const account = new Account({ accountNumber: "1", balance: 100 });
  for (let save = 0; save < 3; save += 1) {
    account.withdraw(1);
    account.withdraw(1);
    await account.save();
  }
  expect(
    (await app.eventStore.read(`test_bank::account-${account.id}`)).map((message) => message.metadata["sequence_id"]),
  ).toEqual(["0.1", "0.2", "1.1", "1.2", "2.1", "2.2"]);
  expect((await accounts.get(account.id)).balance).toBe(94);
});

test("VER5 a save in which nothing changed and nothing is pending stores nothing", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const account = new Account({ accountNumber: "1" });
  await accounts.add(account);
  await accounts.add(account);
  await accounts.add(await accounts.get(account.id));
  expect(account.version).toBe(0);
  expect(await app.eventStore.readAll()).toHaveLength(1);
});

const library = new Domain("Shelves");
@library.event({ partOf: "Shelf" })
class Dusted extends Event({}) {}
@library.aggregate({ factEvents: true })
class Shelf extends Aggregate({ books: field.hasMany(() => Book) }) {
  dust() {
    this.raise(new Dusted());
  }
}
@library.entity({ partOf: Shelf })
class Book extends Entity({ title: field.string() }) {}

test.each([
  ["only events", (shelf: Shelf) => shelf.dust(), 2],
  ["only a child's change", (shelf: Shelf) => Object.assign(first(shelf.books), { title: "new" }), 1],
  ["only a child added", (shelf: Shelf) => shelf.books.add(new Book()), 1],
  ["only a child removed", (shelf: Shelf) => shelf.books.remove(first(shelf.books)), 1],
])("VER5 a save with %s makes a new version and stores its events", async (_, change, messages) => {
  using app = new Application(library);
  const shelf = new Shelf({ books: [new Book({ title: "old" })] });
  await shelf.save();
  const before = (await app.eventStore.readAll()).length;
  change(shelf);
  await shelf.save();
  expect(shelf.version).toBe(1);
  expect((await app.eventStore.readAll()).length - before).toBe(messages);
  expect((await app.repositoryFor(Shelf).get(shelf.id)).toDict()).toEqual(shelf.toDict());
});

test("VER6 a stale copy of a state-based aggregate is refused, and nothing of that save is stored", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const account = new Account({ accountNumber: "1", balance: 10 });
  await accounts.add(account);
  const stale = await accounts.get(account.id);
  account.withdraw(1);
  await accounts.add(account);
  const before = await app.eventStore.readAll();
  stale.withdraw(2);
  const save = accounts.add(stale);
  await expect(save).rejects.toThrow(ExpectedVersionError);
  await expect(save).rejects.toThrow(`Wrong expected version: 0 (Aggregate: Account(${account.id}), Version: 1)`);
  await expect(save).rejects.toMatchObject({ expected: 0, actual: 1, streamName: `test_bank::account-${account.id}` });
  expect(await app.eventStore.readAll()).toEqual(before);
  expect((await accounts.get(account.id)).balance).toBe(9);
  expect(stale.events).toHaveLength(1);
});

test("VER6 a stale copy of an event-sourced aggregate is refused with its stream", async () => {
  const { counters, Counter } = openCounting();
  const counter = new Counter({ id: "c" });
  await counter.save();
  const stale = await counters.get("c");
  counter.add(1);
  await counter.save();
  stale.add(2);
  await expect(stale.save()).rejects.toThrow(
    "Wrong expected version: 0 (Stream: counting::counter-c, Stream Version: 1)",
  );
});

test("VER6 a stream whose last position is another", async () => {
  const store = new MemoryEventStore();
  await store.append([
    { streamName: "test::acc-1", messages: Array.from({ length: 5 }, () => ({ type: "T", data: {} })) },
  ]);
  await expect(
    store.append([{ streamName: "test::acc-1", messages: [{ type: "T", data: {} }], expectedVersion: 3 }]),
  ).rejects.toThrow("Wrong expected version: 3 (Stream: test::acc-1, Stream Version: 4)");
});
