import { expect, test } from "vitest";
import { scrub } from "./scrub.ts";

test("only what is allowed stays, on the object and on its prototypes", () => {
  const grandparent = { fetch: 1, toString: 2 };
  const parent = Object.create(grandparent, {
    postMessage: { value: 1, configurable: true },
    [Symbol.toStringTag]: { value: "x", configurable: true },
    // Object.create gives an object.
  }) as object;
  // Object.create gives an object.
  const global = Object.assign(Object.create(parent) as object, { Array: 1, location: 2, [Symbol("s")]: 3 });
  scrub(global, ["Array", "fetch"]);
  expect(Reflect.ownKeys(global)).toEqual(["Array"]);
  expect(Reflect.ownKeys(parent)).toEqual([]);
  expect(Reflect.ownKeys(grandparent)).toEqual([]);
  expect("toString" in Object.prototype).toBe(true);
});

test("what cannot be deleted ends the sandbox before it begins", () => {
  const global = Object.defineProperty({}, "fetch", { value: () => undefined, configurable: false });
  expect(() => scrub(global, [])).toThrow("fetch could not be taken from the sandbox.");
});

test("a number that cannot be deleted does no harm", () => {
  const global = Object.defineProperty({}, "TEMPORARY", { value: 0, configurable: false });
  expect(() => scrub(global, [])).not.toThrow();
});
