import {
  Aggregate,
  Domain,
  Entity,
  Event,
  EntityIsDiscardedError,
  IncorrectUsageError,
  field,
} from "aggregate-playground";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson, payloadHashOf } from "../payload-hash.ts";
import { parseTimestamp, printTimestamp } from "../timestamp.ts";
import { openBank } from "./bank.ts";
import { openCounting } from "./counting.ts";
import { untyped } from "./untyped.ts";

const domain = new Domain("Library");

@domain.event({ partOf: "Patron" })
class HoldCanceled extends Event({
  holdId: field.identifier({ required: true }),
  canceledOn: field.date(),
  at: field.dateTime(),
  reasons: field.list(field.string()),
  details: field.dict(),
}) {}

@domain.aggregate
class Patron extends Aggregate({ name: field.string(), holds: field.hasMany(() => Hold) }) {}

@domain.entity({ partOf: Patron })
class Hold extends Entity({ shelf: field.hasMany(() => Slip) }) {
  cancel() {
    this.raise(new HoldCanceled({ holdId: this.id }));
  }
}

@domain.entity({ partOf: Hold })
class Slip extends Entity({}) {
  cancel() {
    this.raise(new HoldCanceled({ holdId: this.id }));
  }
}

test("EVT1 raise checks association, then discard, then appends; invariants do not run because of it", () => {
  const { Account, Withdrawn } = openBank();
  const account = new Account({ accountNumber: "1" });
  account.raise(new Withdrawn({ accountNumber: "1", amount: 5 }));
  expect(account.events).toHaveLength(1);
  account.discard();
  expect(() => account.raise(new Withdrawn({ accountNumber: "1", amount: 5 }))).toThrow(EntityIsDiscardedError);
  expect(() => account.raise(new HoldCanceled({ holdId: "h" }))).toThrow(/not associated/);
  expect(account.events).toHaveLength(1);
});

test("EVT1 only events can be raised", () => {
  expect(() => new Patron().raise(untyped({}))).toThrow(IncorrectUsageError);
});

test("EVT2 the pending event is a clone with metadata; the object handed in keeps none", () => {
  const { Account, Deposited } = openBank();
  const account = new Account({ accountNumber: "1" });
  const event = new Deposited({ amount: 5 });
  account.raise(event);
  account.raise(event);
  expect(event.metadata).toMatchObject({
    id: null,
    stream: null,
    sequenceId: null,
    payloadHash: null,
    originStream: null,
    kind: "EVENT",
  });
  expect(account.events.map((one) => one.metadata.sequenceId)).toEqual(["0.1", "0.2"]);
  expect(account.events[0]).not.toBe(event);
  expect(account.events[0]).toBeInstanceOf(Deposited);
});

test("EVT3 events are deeply immutable", () => {
  const event = new HoldCanceled({ holdId: "h", at: new Date(0), reasons: ["a"], details: { a: { b: [1] } } });
  const tries: (() => unknown)[] = [
    () => Object.assign(event, { holdId: "x" }),
    () => Object.assign(event, { unknown: 1 }),
    () => Object.assign(event, { metadata: null }),
    () => event.reasons.push("b"),
    () => (event.reasons[0] = "b"),
    () => Object.assign(untyped(event.details?.["a"]), { b: 2 }),
    () => Object.assign(Reflect.get(untyped(event.details?.["a"]), "b"), [2]),
    () => delete event.details?.["a"],
    () => event.at?.setTime(1),
  ];
  for (const change of tries) expect(change).toThrow(IncorrectUsageError);
  expect(event.payload).toEqual({
    holdId: "h",
    canceledOn: null,
    at: "1970-01-01 00:00:00.000000+00:00",
    reasons: ["a"],
    details: { a: { b: [1] } },
  });
});

test("EVT3 metadata and payload that are given out are copies", () => {
  const { Account } = openBank();
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  const [event] = account.events;
  Object.assign(event?.payload ?? {}, { amount: 99 });
  expect(event?.payload["amount"]).toBe(1);
  expect(() => Object.assign(event?.metadata ?? {}, { id: "x" })).toThrow();
});

test("EVT4 an entity's event lands in the root's pending events, in one sequence", () => {
  const patron = new Patron({ holds: [new Hold({ shelf: [new Slip()] })] });
  patron.holds[0]?.cancel();
  patron.holds[0]?.shelf[0]?.cancel();
  expect(patron.events.map((event) => event.metadata.id)).toEqual([
    `library::patron-${patron.id}-0.1`,
    `library::patron-${patron.id}-0.2`,
  ]);
});

test("EVT4 an entity that is part of nothing cannot raise", () => {
  expect(() => new Hold().cancel()).toThrow(/not part of an aggregate yet/);
});

test("EVT5 metadata on the wire: keys in order, id, kind, version, timestamp form", async () => {
  const { app, accounts, Account } = openBank();
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  await accounts.add(account);
  const stream = `test_bank::account-${account.id}`;
  const [message] = await app.eventStore.read(stream);
  expect(Object.keys(message?.metadata ?? {})).toEqual([
    "id",
    "type",
    "fqn",
    "kind",
    "stream",
    "origin_stream",
    "timestamp",
    "version",
    "sequence_id",
    "payload_hash",
  ]);
  expect(message?.metadata).toMatchObject({
    id: `${stream}-0.1`,
    type: "TestBank.Withdrawn.v1",
    fqn: "model.Withdrawn",
    kind: "EVENT",
    stream,
    origin_stream: null,
    version: "v1",
    sequence_id: "0.1",
  });
  expect(message?.metadata["timestamp"]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/);
});

test("EVT5 timestamps are strictly increasing within a stream, even when the clock stands still", async () => {
  const { counters, Counter, app } = openCounting();
  const counter = new Counter({ id: "c" });
  for (let index = 0; index < 50; index += 1) counter.add(1);
  await counter.save();
  const again = await counters.get("c");
  again.add(1);
  await again.save();
  const stamps = (await app.eventStore.read("counting::counter-c")).map((message) =>
    String(message.metadata["timestamp"]),
  );
  expect(stamps).toHaveLength(52);
  expect(new Set(stamps).size).toBe(52);
  expect(stamps.toSorted()).toEqual(stamps);
});

test.each([
  [1_721_340_122_364_078, "2024-07-18 22:02:02.364078+00:00"],
  [0, "1970-01-01 00:00:00.000000+00:00"],
])("EVT5 %d µs print as %s and back", (microseconds, text) => {
  expect(printTimestamp(microseconds)).toBe(text);
  expect(parseTimestamp(text)).toBe(microseconds);
});

test("EVT6 the hash is SHA-256 of compact JSON with sorted keys", () => {
  const payload = { b: 1, a: { d: [1, "é"], c: null } };
  const json = '{"a":{"c":null,"d":[1,"é"]},"b":1}';
  expect(canonicalJson(payload)).toBe(json);
  expect(payloadHashOf(payload)).toBe(createHash("sha256").update(json).digest("hex"));
});

test("EVT6 stored events carry the hash of their data", async () => {
  const { app, accounts, Account } = openBank();
  const account = new Account({ accountNumber: "1", balance: 10 });
  account.withdraw(1);
  expect(account.events[0]?.metadata.payloadHash).toBe(
    createHash("sha256").update('{"accountNumber":"1","amount":1}').digest("hex"),
  );
  await accounts.add(account);
  const [message] = await app.eventStore.readAll();
  expect(message?.metadata["payload_hash"]).toBe(payloadHashOf(message?.data ?? {}));
});

test("EVT7 toDict has `_metadata` first, payload the fields alone, nulls kept", () => {
  const event = new HoldCanceled({ holdId: "h", canceledOn: new Date("2024-03-04T12:00:00Z") });
  expect(Object.keys(event.toDict())).toEqual(["_metadata", "holdId", "canceledOn", "at", "reasons", "details"]);
  expect(event.payload).toEqual({ holdId: "h", canceledOn: "2024-03-04", at: null, reasons: [], details: null });
});

test("EVT2 an application is not needed to raise, only to save", () => {
  const { app, Account } = openBank();
  app.close();
  const account = new Account({ accountNumber: "1", balance: 1 });
  account.withdraw(1);
  expect(account.events).toHaveLength(1);
});
