import {
  Application,
  ExpectedVersionError,
  InvalidOperationError,
  ObjectNotFoundError,
  ValidationError,
} from "aggregate-playground";
import { describe, expect, test } from "vitest";
import { openBank } from "./bank.ts";
import { openCounting } from "./counting.ts";
import { FailingStore, StoreDown } from "./failing-store.ts";

test("UOW1 everything that is saved in a unit of work is appended in one transaction", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const result = await app.unitOfWork(async () => {
    const one = new Account({ accountNumber: "1", balance: 10 });
    const two = new Account({ accountNumber: "2" });
    one.withdraw(5);
    two.deposit(5);
    await accounts.add(one);
    await accounts.add(two);
    expect(await app.eventStore.readAll()).toEqual([]);
    expect(one.version).toBe(-1);
    return "done";
  });
  expect(result).toBe("done");
  expect(await app.eventStore.readAll()).toHaveLength(4);
});

test("UOW1 when the second of three conflicts, none is stored", async () => {
  const { app, accounts, Account } = openBank();
  const made = ["1", "2", "3"].map((accountNumber) => new Account({ accountNumber, balance: 10 }));
  for (const account of made) await accounts.add(account);
  const [one, stale, three] = await Promise.all(made.map((account) => accounts.get(account.id)));
  if (!one || !stale || !three) throw new Error("not loaded");
  made[1]?.withdraw(1);
  await made[1]?.save();
  const before = await app.eventStore.readAll();
  const work = app.unitOfWork(async () => {
    for (const account of [one, stale, three]) {
      account.withdraw(2);
      await account.save();
    }
  });
  await expect(work).rejects.toThrow(ExpectedVersionError);
  expect(await app.eventStore.readAll()).toEqual(before);
  expect((await accounts.get(one.id)).balance).toBe(10);
  expect((await accounts.get(three.id)).balance).toBe(10);
  expect([one, stale, three].map((account) => account.events.length)).toEqual([1, 1, 1]);
});

test("UOW1 when the block throws, nothing is stored", async () => {
  const { app, accounts, Account } = openBank();
  const account = new Account({ accountNumber: "1", balance: 10 });
  const work = app.unitOfWork(async () => {
    account.withdraw(1);
    await accounts.add(account);
    throw new RangeError("mine");
  });
  await expect(work).rejects.toThrow(new RangeError("mine"));
  expect(await app.eventStore.readAll()).toEqual([]);
  expect(await accounts.has(account.id)).toBe(false);
  await account.save();
  expect(await app.eventStore.readAll()).toHaveLength(1);
});

test("UOW1 one unit of work at a time: another one is told to wait", async () => {
  const { app } = openBank();
  let release = (): void => undefined;
  const first = app.unitOfWork(() => new Promise<void>((resolve) => (release = resolve)));
  await expect(app.unitOfWork(async () => undefined)).rejects.toThrow(InvalidOperationError);
  release();
  await first;
  await app.unitOfWork(async () => undefined);
});

test("UOW2 after success the pending list is empty; after failure it is kept, and the save may be retried", async () => {
  const store = new FailingStore();
  const { accounts, Account } = openBank({ eventStore: store, factEvents: true });
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  store.failures = ["before"];
  await expect(accounts.add(account)).rejects.toThrow(StoreDown);
  expect(account.events).toHaveLength(1);
  expect(account.version).toBe(-1);
  await accounts.add(account);
  expect(account.events).toEqual([]);
  expect(account.version).toBe(0);
  expect((await store.readAll()).map((message) => message.metadata["sequence_id"])).toEqual(["0.1", "0.2"]);
});

test("UOW2 the rest can be loaded anew and the whole repeated", async () => {
  const { app, accounts, Account } = openBank();
  const [one, two] = [new Account({ accountNumber: "1", balance: 10 }), new Account({ accountNumber: "2" })];
  await accounts.add(one);
  await accounts.add(two);
  const stale = await accounts.get(two.id);
  two.deposit(1);
  await two.save();
  one.withdraw(3);
  const transfer = (target: typeof two) =>
    app.unitOfWork(async () => {
      target.deposit(3);
      await accounts.add(one);
      await accounts.add(target);
    });
  await expect(transfer(stale)).rejects.toThrow(ExpectedVersionError);
  await transfer(await accounts.get(two.id));
  expect([(await accounts.get(one.id)).balance, (await accounts.get(two.id)).balance]).toEqual([7, 4]);
});

test("UOW2 keepPendingOnFailure: false drops them, and an event-sourced aggregate is what is stored", async () => {
  const store = new FailingStore();
  const { counters, Counter } = openCounting({ eventStore: store, keepPendingOnFailure: false });
  const counter = new Counter({ id: "c" });
  await counter.save();
  counter.add(5);
  store.failures = ["before"];
  await expect(counter.save()).rejects.toThrow(StoreDown);
  expect(counter.events).toEqual([]);
  expect(counter.count).toBe(0);
  counter.add(1);
  await counter.save();
  expect((await counters.get("c")).count).toBe(1);
});

test("UOW2 events raised while a save is on its way belong to the next one", async () => {
  const store = new FailingStore();
  const { Account } = openBank({ eventStore: store });
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  const saving = account.save();
  account.withdraw(1);
  await saving;
  expect(account.events.map((event) => event.metadata.sequenceId)).toEqual(["1.1"]);
  await account.save();
  expect((await store.readAll()).map((message) => message.metadata["sequence_id"])).toEqual(["0.1", "1.1"]);
});

test("UOW2 two saves of one aggregate at the same time store its events once", async () => {
  const store = new FailingStore();
  const { accounts, Account } = openBank({ eventStore: store });
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  await Promise.all([account.save(), account.save(), accounts.add(account)]);
  expect(await store.readAll()).toHaveLength(1);
  expect(account.version).toBe(0);
});

test("UOW3 in one unit of work get returns the same object for the same identity", async () => {
  const { app, accounts, Account } = openBank();
  const made = new Account({ accountNumber: "1", balance: 10 });
  await accounts.add(made);
  await app.unitOfWork(async () => {
    const one = await accounts.get(made.id);
    expect(await accounts.get(made.id)).toBe(one);
    const fresh = new Account({ accountNumber: "2" });
    await accounts.add(fresh);
    expect(await accounts.get(fresh.id)).toBe(fresh);
    expect(await accounts.has(fresh.id)).toBe(true);
  });
  expect(await accounts.get(made.id)).not.toBe(await accounts.get(made.id));
});

test("UOW4 order in the store: aggregates as first saved, events as raised, the fact after its deltas", async () => {
  const { app, accounts, Account } = openBank({ factEvents: true });
  const [one, two] = [
    new Account({ id: "1", accountNumber: "1", balance: 9 }),
    new Account({ id: "2", accountNumber: "2" }),
  ];
  await app.unitOfWork(async () => {
    two.deposit(1);
    await accounts.add(two);
    one.withdraw(1);
    await accounts.add(one);
    two.deposit(2);
    await accounts.add(two);
  });
  const streams = (await app.eventStore.readAll()).map((message) =>
    message.streamName.replace("test_bank::account-", ""),
  );
  expect(streams).toEqual(["2", "2", "fact-2", "1", "fact-1"]);
});

describe("UOW5", () => {
  test("UOW5 saving after the persistence policy was closed is never a silent loss", async () => {
    const { app, accounts, Account } = openBank();
    const account = new Account({ accountNumber: "1", balance: 1 });
    account.withdraw(1);
    app.persistencePolicy.close();
    expect(app.persistencePolicy.isOpen).toBe(false);
    await expect(account.save()).rejects.toThrow(InvalidOperationError);
    await expect(accounts.add(account)).rejects.toThrow(/persistence policy is closed/);
    expect(account.events).toHaveLength(1);
  });

  test("UOW5 without an open application save says what to do", async () => {
    const { app, accounts, Account } = openBank();
    const account = new Account({ accountNumber: "1" });
    await accounts.add(account);
    app.close();
    account.deposit(1);
    await expect(account.save()).rejects.toThrow(InvalidOperationError);
    await expect(new Account({ accountNumber: "2" }).save()).rejects.toThrow(/no application is open/);
  });

  test("UOW5 closing during a unit of work stores nothing of it", async () => {
    const { app, accounts, Account } = openBank();
    const work = app.unitOfWork(async () => {
      await accounts.add(new Account({ accountNumber: "1" }));
      app.persistencePolicy.close();
    });
    await expect(work).rejects.toThrow(InvalidOperationError);
    expect(await app.eventStore.readAll()).toEqual([]);
  });
});

describe("UOW6", () => {
  test("UOW6 a unique value is checked in the transaction; failure stores nothing", async () => {
    const { app, accounts, Account } = openBank({ factEvents: true });
    await accounts.add(new Account({ accountNumber: "1" }));
    const before = await app.eventStore.readAll();
    const work = app.unitOfWork(async () => {
      await accounts.add(new Account({ accountNumber: "2" }));
      await accounts.add(new Account({ accountNumber: "1" }));
    });
    await expect(work).rejects.toThrow(ValidationError);
    expect(await app.eventStore.readAll()).toEqual(before);
    await accounts.add(new Account({ accountNumber: "2" }));
  });

  test("UOW6 two of one unit of work cannot share a value; a changed or discarded one frees it", async () => {
    const { app, accounts, Account } = openBank();
    const twice = app.unitOfWork(async () => {
      await accounts.add(new Account({ accountNumber: "1" }));
      await accounts.add(new Account({ accountNumber: "1" }));
    });
    await expect(twice).rejects.toThrow(/'1' is already present/);
    const account = new Account({ accountNumber: "1" });
    await accounts.add(account);
    account.accountNumber = "2";
    await accounts.add(account);
    await accounts.add(new Account({ accountNumber: "1" }));
    account.discard();
    await account.save();
    await accounts.add(new Account({ accountNumber: "2" }));
  });

  test("UOW6 holds across applications on one store, whatever the store", async () => {
    const store = new FailingStore();
    const { domain, accounts, Account } = openBank({ eventStore: store });
    await accounts.add(new Account({ accountNumber: "1" }));
    using other = new Application(domain, { eventStore: store });
    await expect(other.repositoryFor(Account).add(new Account({ accountNumber: "1" }))).rejects.toThrow(
      ValidationError,
    );
  });
});

test("UOW1 a state-based aggregate that is discarded and saved is there no more", async () => {
  const { app, accounts, Account } = openBank();
  const account = new Account({ accountNumber: "1" });
  await accounts.add(account);
  account.discard();
  expect(await accounts.has(account.id)).toBe(true);
  await account.save();
  expect(await accounts.has(account.id)).toBe(false);
  expect(await accounts.ids()).toEqual([]);
  await expect(accounts.get(account.id)).rejects.toThrow(ObjectNotFoundError);
  await expect(accounts.add(new Account({ id: account.id, accountNumber: "1" }))).rejects.toThrow(ExpectedVersionError);
  expect(app.persistencePolicy.isOpen).toBe(true);
});
