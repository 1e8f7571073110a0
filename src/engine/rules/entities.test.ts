import {
  Aggregate,
  Application,
  Domain,
  Entity,
  IncorrectUsageError,
  InvalidDataError,
  ObjectNotFoundError,
  TooManyObjectsError,
  ValidationError,
  ValueObject,
  field,
} from "aggregate-playground";
import { expect, test } from "vitest";
import { first, untyped } from "./untyped.ts";

const domain = new Domain("Library");

@domain.valueObject
class Address extends ValueObject({
  street: field.string({ required: true }),
  zip: field.string({ maxLength: 5 }),
  tags: field.list(field.string()),
}) {}

@domain.aggregate
class Patron extends Aggregate({
  name: field.string({ required: true }),
  home: field.valueObject(() => Address),
  card: field.hasOne(() => Card),
  holds: field.hasMany(() => Hold),
}) {}

@domain.entity({ partOf: Patron })
class Card extends Entity({ number: field.string() }) {}

@domain.entity({ partOf: Patron })
class Hold extends Entity({
  bookId: field.identifier({ required: true }),
  placedOn: field.date(),
  notes: field.hasMany(() => Note),
}) {}

@domain.entity({ partOf: Hold })
class Note extends Entity({ text: field.string() }) {}

const patronWith = (...bookIds: string[]) =>
  new Patron({ name: "Jo", holds: bookIds.map((bookId) => new Hold({ bookId })) });

test("ENT1 owner is the immediate parent and root the aggregate root, at every depth, also after a reload", async () => {
  using app = new Application(domain);
  const patron = new Patron({ name: "Jo", holds: [new Hold({ bookId: "b", notes: [new Note({ text: "n" })] })] });
  await app.repositoryFor(Patron).add(patron);
  for (const one of [patron, await app.repositoryFor(Patron).get(patron.id)]) {
    const [hold] = one.holds;
    const [note] = hold?.notes ?? [];
    expect(hold?.owner).toBe(one);
    expect(hold?.root).toBe(one);
    expect(note?.owner).toBe(hold);
    expect(note?.root).toBe(one);
  }
});

test("ENT1 an entity that is part of nothing says so", () => {
  expect(() => new Hold({ bookId: "b" }).owner).toThrow(/Hold\(.*\) is not part of an aggregate yet/);
});

test("ENT2 get finds the one that matches", () => {
  const patron = patronWith("a", "b", "b");
  const [hold] = patron.holds;
  expect(patron.holds.get({ bookId: "a" })).toBe(hold);
  expect(patron.holds.get({ id: hold?.id ?? "" })).toBe(hold);
  expect(() => patron.holds.get({ bookId: "z" })).toThrow(ObjectNotFoundError);
  expect(() => patron.holds.get({ bookId: "b" })).toThrow(TooManyObjectsError);
  expect(() => patron.holds.get(untyped({ colour: "red" }))).toThrow(InvalidDataError);
});

test("ENT2 get finds by a date as well", () => {
  const patron = new Patron({
    name: "Jo",
    holds: [new Hold({ bookId: "a", placedOn: new Date("2024-01-02T00:00:00Z") })],
  });
  expect(patron.holds.get({ placedOn: new Date("2024-01-02T00:00:00Z") })).toBe(patron.holds[0]);
});

test("ENT2 adding the same child twice keeps one, by identity", () => {
  const patron = patronWith();
  const hold = new Hold({ bookId: "a" });
  patron.holds.add(hold, hold);
  patron.holds.add(hold);
  patron.holds.add(new Hold({ id: hold.id, bookId: "changed" }));
  expect(patron.holds.map((one) => one.bookId)).toEqual(["changed"]);
  expect(new Patron({ name: "Jo", holds: [hold, hold] }).holds).toHaveLength(1);
});

test("ENT2 a child of the wrong class", () => {
  const patron = patronWith();
  const messages = { _entity: ["Value assigned to 'holds' is not of type 'Hold'"] };
  for (const add of [
    () => patron.holds.add(untyped("b")),
    () => patron.holds.add(untyped(new Card())),
    () => new Patron({ name: "Jo", holds: untyped([new Card()]) }),
  ]) {
    expect(add).toThrow(ValidationError);
    expect(add).toThrow(expect.objectContaining({ messages }));
  }
});

test("ENT2 removing takes a child out, and an unknown one is told", () => {
  const patron = patronWith("a", "b");
  const [hold] = patron.holds;
  if (hold === undefined) throw new Error("no hold");
  patron.holds.remove(hold);
  expect(patron.holds.map((one) => one.bookId)).toEqual(["b"]);
  expect(() => hold.owner).toThrow();
  expect(() => patron.holds.remove(hold)).toThrow(ObjectNotFoundError);
});

test("ENT2 a child has one parent at a time", () => {
  const one = patronWith("a");
  expect(() => patronWith().holds.add(first(one.holds))).toThrow(/already part of Patron/);
});

test("ENT2 children are an array to read, and change by add and remove alone", () => {
  const patron = patronWith("a", "b");
  expect(Array.isArray(patron.holds)).toBe(true);
  expect(patron.holds.filter((one) => one.bookId === "a").constructor).toBe(Array);
  for (const method of ["push", "pop", "splice", "sort", "reverse", "fill"]) {
    expect(() => Reflect.apply(untyped(Reflect.get(patron.holds, method)), patron.holds, [])).toThrow(
      IncorrectUsageError,
    );
  }
  expect(patron.holds).toHaveLength(2);
});

test("ENT3 entities are equal by class and identity, value objects by all their values", () => {
  const hold: Hold & { equals(other: unknown): boolean } = untyped(new Hold({ id: "h", bookId: "a" }));
  expect(hold.equals(new Hold({ id: "h", bookId: "b" }))).toBe(true);
  expect(hold.equals(new Hold({ id: "i", bookId: "a" }))).toBe(false);
  expect(hold.equals(new Note({ id: "h" }))).toBe(false);
  const address = new Address({ street: "Main", tags: ["a"] });
  expect(address.equals(new Address({ street: "Main", tags: ["a"] }))).toBe(true);
  expect(address.equals(new Address({ street: "Main", tags: ["b"] }))).toBe(false);
  expect(address.equals({ street: "Main" })).toBe(false);
});

test("ENT4 a value object is immutable, and `with` gives a changed, validated copy", () => {
  const address = new Address({ street: "Main", tags: ["a"] });
  expect(() => Object.assign(address, { street: "Side" })).toThrow(IncorrectUsageError);
  expect(() => Object.assign(address, { unknown: 1 })).toThrow(IncorrectUsageError);
  expect(() => address.tags.push("b")).toThrow(IncorrectUsageError);
  const moved = address.with({ zip: "123" });
  expect(moved).toBeInstanceOf(Address);
  expect([moved.street, moved.zip, address.zip]).toEqual(["Main", "123", null]);
  expect(() => address.with({ zip: "too long" })).toThrow(ValidationError);
  expect(() => address.with({ street: "" })).toThrow(ValidationError);
});

test("ENT5 toDict: declared order, generated id last, children nested, absent ones null or empty, `_version` once stored", async () => {
  using app = new Application(domain);
  const patron = new Patron({
    id: "p",
    name: "Jo",
    home: new Address({ street: "Main" }),
    holds: [new Hold({ id: "h", bookId: "b", placedOn: new Date("2024-01-02") })],
  });
  const expected = {
    name: "Jo",
    home: { street: "Main", zip: null, tags: [] },
    card: null,
    holds: [{ bookId: "b", placedOn: "2024-01-02", notes: [], id: "h" }],
    id: "p",
  };
  expect(JSON.stringify(patron.toDict())).toBe(JSON.stringify(expected));
  await app.repositoryFor(Patron).add(patron);
  expect(JSON.stringify(patron.toDict())).toBe(JSON.stringify({ _version: 0, ...expected }));
  expect(JSON.stringify(new Patron({ id: "q", name: "Bo" }).toDict())).toBe(
    '{"name":"Bo","home":null,"card":null,"holds":[],"id":"q"}',
  );
});

test("ENT5 a hasOne can be set, replaced and emptied", () => {
  const patron = patronWith();
  const card = new Card({ number: "1" });
  patron.card = card;
  expect(card.owner).toBe(patron);
  patron.card = new Card({ number: "2" });
  expect(() => card.owner).toThrow();
  expect(patron.card?.number).toBe("2");
  patron.card = null;
  expect(patron.toDict()["card"]).toBeNull();
});
