import {
  Aggregate,
  Domain,
  Entity,
  IncorrectUsageError,
  InvalidDataError,
  ValidationError,
  ValueObject,
  field,
} from "aggregate-playground";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openBank } from "./bank.ts";
import { untyped } from "./untyped.ts";

const domain = new Domain("Fields");

@domain.valueObject
class Address extends ValueObject({ street: field.string({ required: true }), zip: field.string({ maxLength: 5 }) }) {}

let thunkRuns = 0;

@domain.aggregate
class Everything extends Aggregate({
  text: field.text(),
  name: field.string({ minLength: 2, maxLength: 5 }),
  status: field.string({ choices: ["ACTIVE", "INACTIVE"], default: "ACTIVE" }),
  needed: field.string({ required: true }),
  whole: field.integer({ min: 1, max: 10 }),
  real: field.float({ min: -1, max: 1e9 }),
  flag: field.boolean({ default: false }),
  day: field.date(),
  moment: field.dateTime(),
  tags: field.list(field.string({ maxLength: 3 })),
  numbers: field.list(field.integer({ required: true })),
  extra: field.dict(),
  address: field.valueObject(() => Address),
  addresses: field.list(field.valueObject(() => Address)),
  other: field.reference("Everything"),
  code: field.identifier(),
  serial: field.auto({ increment: true }),
  token: field.auto(),
  counted: field.integer({ default: () => (thunkRuns += 1) }),
}) {}

// Tests hand in values that the types forbid: what users type, or what untyped code sends.
const make = (initial: Record<string, unknown> = {}) => new Everything(untyped({ needed: "x", ...initial }));
const set = (initial: Record<string, unknown>) => Object.assign(make(), initial);

function refusal(work: () => unknown): Readonly<Record<string, readonly string[]>> {
  try {
    work();
  } catch (error) {
    if (error instanceof ValidationError) return error.messages;
    throw error;
  }
  throw new Error("Nothing was refused");
}

describe("order of checks", () => {
  test.each([undefined, null, "", [], {}])(
    "FLD1 the empty value %j becomes the default, null, or is required",
    (empty) => {
      expect(make({ status: empty }).status).toBe("ACTIVE");
      expect(make({ name: empty }).name).toBeNull();
      expect(refusal(() => make({ needed: empty }))).toEqual({ needed: ["is required"] });
    },
  );

  test("FLD1 false and 0 are not empty", () => {
    expect(make({ flag: false }).flag).toBe(false);
    expect(make({ real: 0 }).real).toBe(0);
  });

  test("FLD1 choices come before conversion, conversion before limits", () => {
    const choosing = new Domain("Choosing");
    @choosing.aggregate
    class Pick extends Aggregate({ size: field.integer({ choices: [1, 2], max: 1 }) }) {}
    expect(refusal(() => new Pick(untyped({ size: "1" })))).toEqual({
      size: ["Value `'1'` is not a valid choice. Must be among [1, 2]"],
    });
    expect(refusal(() => new Pick(untyped({ size: 2 })))).toEqual({ size: ["value is greater than 1"] });
    expect(refusal(() => make({ whole: "abc" }))).toEqual({ whole: ['"abc" value must be an integer.'] });
  });

  test("FLD1 default thunks run once per construction", () => {
    const before = thunkRuns;
    expect(make().counted).toBe(before + 1);
    expect(make().counted).toBe(before + 2);
  });

  test("FLD2 all failing fields are reported at once", () => {
    expect(refusal(() => make({ needed: null, name: "x", whole: 11 }))).toEqual({
      needed: ["is required"],
      name: ["value has less than 2 characters"],
      whole: ["value is greater than 10"],
    });
  });

  test("FLD2 an unknown attribute is an InvalidDataError", () => {
    expect(() => make({ colour: "red" })).toThrow(InvalidDataError);
    expect(refusal(() => make({ colour: "red" }))).toEqual({ colour: ["is invalid"] });
  });

  test("FLD2 the message of a ValidationError names class, field and what is wrong", () => {
    expect(() => make({ needed: null })).toThrow("Everything: needed: is required");
  });
});

describe("texts", () => {
  test.each([
    [{ name: "x" }, "value has less than 2 characters"],
    [{ name: "abcdef" }, "value has more than 5 characters"],
    [{ whole: 0 }, "value is lesser than 1"],
    [{ whole: 11 }, "value is greater than 10"],
    [{ status: "NOPE" }, "Value `'NOPE'` is not a valid choice. Must be among ['ACTIVE', 'INACTIVE']"],
    [{ whole: "abc" }, '"abc" value must be an integer.'],
    [{ real: "z" }, '"z" value must be floating point number.'],
    [{ flag: "yes" }, '"yes" value must be either True or False.'],
    [{ day: "zz" }, '"zz" has an invalid date format.'],
    [{ moment: "zz" }, '"zz" has an invalid date format.'],
    [{ tags: ["abcd"] }, "[0] value has more than 3 characters"],
    [{ numbers: [1, "x"] }, '[1] "x" value must be an integer.'],
    [{ address: "here" }, "Value assigned to 'address' is not of type 'Address'"],
  ])("FLD3 %j", (initial, text) => {
    expect(refusal(() => make(initial))).toEqual({ [Object.keys(initial)[0] ?? ""]: [text] });
  });

  test("FLD3 characters are counted as people count them", () => {
    expect(make({ name: "🎉🎉🎉🎉🎉" }).name).toBe("🎉🎉🎉🎉🎉");
  });

  test("FLD3 a unique value that is taken", async () => {
    const { Account, accounts } = openBank();
    await accounts.add(new Account({ accountNumber: "1234" }));
    const second = accounts.add(new Account({ accountNumber: "1234" }));
    await expect(second).rejects.toMatchObject({
      messages: { accountNumber: ["Account with accountNumber '1234' is already present."] },
    });
  });
});

describe("conversions", () => {
  test.each([
    ["whole", "5", 5],
    ["whole", " +7 ", 7],
    ["real", "5", 5],
    ["real", "0.1", 0.1],
    ["real", "1e3", 1000],
    ["code", 1, "1"],
    ["flag", "true", true],
    ["day", "2024-02-29", new Date("2024-02-29T00:00:00Z")],
    ["day", new Date("2024-05-06T23:59:00Z"), new Date("2024-05-06T00:00:00Z")],
    ["moment", "2024-06-10 22:53:25.827000+00:00", new Date("2024-06-10T22:53:25.827Z")],
    ["moment", "2024-06-10T22:53:25+02:00", new Date("2024-06-10T20:53:25Z")],
  ])("FLD4 %s accepts %j as %j", (name, value, accepted) => {
    expect(make({ [name]: value })).toHaveProperty(name, accepted);
  });

  test.each([
    ["whole", 2.7],
    ["whole", "2.0"],
    ["whole", true],
    ["whole", 2 ** 53],
    ["real", Number.NaN],
    ["real", Number.POSITIVE_INFINITY],
    ["real", Number.NEGATIVE_INFINITY],
    ["real", true],
    ["real", "0.12345678901234567890"],
    ["code", true],
    ["code", 1.5],
    ["text", false],
    ["day", "2024-02-30"],
    ["day", new Date(Number.NaN)],
    ["moment", "2024-06-10 22:53:25.827101+00:00"],
    ["tags", "abc"],
    ["extra", "abc"],
    ["extra", new Map()],
  ])("FLD4 %s refuses %j: nothing is lost silently", (name, value) => {
    expect(refusal(() => make({ [name]: value }))).toHaveProperty([name]);
  });

  test("FLD4 minus zero, which JSON does not have, is zero", () => {
    expect(make({ real: -0 }).real).toBe(0);
  });

  test("FLD5 strings are stored exactly as given", () => {
    const text = "<script>alert('x')</script> & \u0000 \ud800 e\u0301";
    expect(make({ text }).text).toBe(text);
    expect(make({ text }).toDict()).toMatchObject({ text });
  });

  test("FLD4 auto fields are filled: a counter, and a UUID", () => {
    const first = make();
    const second = make();
    expect(second.serial).toBe(first.serial + 1);
    expect(first.token).not.toBe(second.token);
  });
});

describe("what is accepted survives", () => {
  class Custom {}
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;

  test.each([
    ["a function", { a: () => 1 }, /`a` is a function/],
    ["a symbol", { a: { b: Symbol("s") } }, /`a.b` is a symbol/],
    ["a cycle", cyclic, /part of a cycle/],
    ["a class instance", { list: [new Custom()] }, /`list\[0\]` is an instance of Custom/],
    ["a date", { on: new Date() }, /`on` is an instance of Date/],
    ["NaN", { a: Number.NaN }, /`a` is NaN/],
    ["a bigint", { a: 1n }, /`a` is a bigint/],
  ])("FLD6 %s in a dict is refused when it is set", (_, value, text) => {
    expect(refusal(() => make({ extra: value })).extra?.[0]).toMatch(text);
    expect(refusal(() => set({ extra: value })).extra?.[0]).toMatch(text);
  });

  test("FLD6 very deep data is refused instead of overflowing later", () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 10_000; depth += 1) deep = { deep };
    expect(refusal(() => make({ extra: deep })).extra?.[0]).toMatch(/nested deeper than/);
  });

  test("FLD6 `__proto__` and `constructor` are keys like any other", () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "": 2}');
    const made = make({ extra: hostile });
    expect(JSON.stringify(made.toDict()["extra"])).toBe(JSON.stringify(hostile));
    expect(Object.getPrototypeOf({})).not.toHaveProperty("polluted");
  });

  test("FLD6 an accepted dict does not follow later changes of the object that was given", () => {
    const given = { list: [1] };
    const made = make({ extra: given });
    given.list.push(2);
    expect(made.extra).toEqual({ list: [1] });
  });

  test("FLD6 any accepted values come back the same from a store", async () => {
    const { Application } = await import("aggregate-playground");
    using app = new Application(domain);
    const repository = app.repositoryFor(Everything);
    const date = fc.date({
      min: new Date("0001-01-01"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          text: fc.string({ unit: "binary", minLength: 1 }),
          real: fc.double({ min: -1, max: 1e9, noNaN: true }),
          flag: fc.boolean(),
          day: date,
          moment: date,
          tags: fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 3 })),
          numbers: fc.array(fc.integer()),
          extra: fc.dictionary(fc.string(), fc.jsonValue()),
        }),
        async (values) => {
          const made = make({
            ...values,
            address: new Address({ street: "Main", zip: "1" }),
            addresses: [new Address({ street: "Side" })],
          });
          await repository.add(made);
          const loaded = await repository.get(made.id);
          for (const name of [...Object.keys(values), "addresses"])
            expect(loaded).toHaveProperty([name], Reflect.get(made, name));
          expect(loaded.address?.equals(made.address)).toBe(true);
          expect(loaded.toDict()).toEqual(made.toDict());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("assigning", () => {
  test("FLD7 assigning validates like construction does", () => {
    const made = make({ name: "abc" });
    expect(refusal(() => Object.assign(made, { name: "abcdef" }))).toEqual({
      name: ["value has more than 5 characters"],
    });
    expect(made.name).toBe("abc");
    Object.assign(made, { whole: "5" });
    expect(made.whole).toBe(5);
    Object.assign(made, { status: null });
    expect(made.status).toBe("ACTIVE");
  });

  test("FLD7 assigning to a name that is no field is an InvalidDataError", () => {
    const made = make();
    expect(() => Object.assign(made, { colour: "red" })).toThrow(InvalidDataError);
    expect(made).not.toHaveProperty("colour");
    @domain.entity({ partOf: Everything })
    class Part extends Entity({}) {}
    expect(() => Object.assign(new Part(), { colour: "red" })).toThrow(InvalidDataError);
  });

  test("FLD7 changing a list or a dict in place is an assignment: validated, and remembered", () => {
    const made = make({ tags: ["a"], extra: { a: { b: 1 } } });
    const { tags } = made;
    tags.push("b");
    tags[0] = "c";
    expect(made.tags).toEqual(["c", "b"]);
    expect(tags).toEqual(["c", "b"]);
    expect(refusal(() => tags.push("too long"))).toEqual({ tags: ["[2] value has more than 3 characters"] });
    expect(made.tags).toEqual(["c", "b"]);
    expect(made.tags.length).toBe(2);
    Object.assign(untyped(made.extra?.["a"]), { b: 2 });
    expect(made.extra).toEqual({ a: { b: 2 } });
    expect(JSON.stringify(made.tags)).toBe('["c","b"]');
  });

  test("FLD7 a date cannot be changed in place", () => {
    const made = make({ day: "2024-01-01" });
    expect(() => made.day?.setFullYear(1999)).toThrow(IncorrectUsageError);
    expect(made.day).toEqual(new Date("2024-01-01T00:00:00Z"));
  });
});
