import { Aggregate, Application, Domain, InvalidDataError, ValidationError, field } from "aggregate-playground";
import { expect, test } from "vitest";
import { openBank } from "./bank.ts";
import { openCounting } from "./counting.ts";

const domain = new Domain("Errors");
@domain.aggregate
class Thing extends Aggregate({ size: field.integer({ max: 3 }), extra: field.dict() }) {
  grow() {
    this.size = 99;
  }
}

const stackOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? (error.stack?.split("\n") ?? []) : [];
  }
  throw new Error("Nothing was thrown");
};

test("a stack's first frame is the person's own line, not the engine's", () => {
  const thing = new Thing();
  const frames = stackOf(() => thing.grow());
  expect(frames[0]).toBe("ValidationError: Thing: size: value is greater than 3");
  expect(frames[1]).toMatch(/Thing\.grow .*errors\.test\.ts/);
  expect(stackOf(() => new Thing({ size: 99 }))[1]).toMatch(/errors\.test\.ts/);
  expect(stackOf(() => Object.assign(thing, { colour: 1 }))[1]).toMatch(/errors\.test\.ts|\.assign/);
});

test("errors of stores and repositories name what was asked for", async () => {
  const { accounts } = openBank();
  await expect(accounts.get("nobody")).rejects.toThrow("There is no Account with id 'nobody'");
  const { counters } = openCounting();
  await expect(counters.get("x")).rejects.toThrow("There is no Counter with id 'x'");
});

test("error classes carry their own names", () => {
  expect(new ValidationError("x").name).toBe("ValidationError");
  expect(new InvalidDataError({ a: ["b"] }).name).toBe("InvalidDataError");
  expect(new InvalidDataError({ a: ["b"] })).toBeInstanceOf(ValidationError);
});

test("a ValidationError takes one text or texts by field, and copies them", () => {
  expect(new ValidationError("no").messages).toEqual({ _entity: ["no"] });
  const texts = ["one"];
  const error = new ValidationError({ a: texts, b: ["two"] });
  texts.push("later");
  expect(error.messages).toEqual({ a: ["one"], b: ["two"] });
  expect(error.message).toBe("a: one · b: two");
});

test("an application of another domain refuses an aggregate that is not its own", async () => {
  using app = new Application(domain);
  const { Account } = openBank();
  expect(() => app.repositoryFor(Account)).toThrow(/Account belongs to the domain "Test Bank"/);
});
