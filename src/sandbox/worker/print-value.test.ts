import { describe, expect, test } from "vitest";
import { printValue } from "./print-value.ts";

class Account {
  readonly #state = { number: "1", balance: 5 };

  toDict(): object {
    return this.#state;
  }
}

describe("printing", () => {
  test.each([
    ["text", '"text"'],
    [1, "1"],
    [-0, "-0"],
    [10n, "10n"],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
    [Symbol("s"), "Symbol(s)"],
    [[1, [2], {}], "[1, [2], {}]"],
    [{ a: 1, "b c": "d" }, '{ a: 1, "b c": "d" }'],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    [new Date(Number.NaN), "Invalid Date"],
    [new Map([["a", 1]]), 'Map { "a" => 1 }'],
    [new Set([1]), "Set { 1 }"],
    [new RangeError("bad"), "RangeError: bad"],
    [/a/g, "/a/g"],
    [function named() {}, "[Function named]"],
    [() => undefined, "[Function (anonymous)]"],
    [Object.create(null), "{}"],
    [new Account(), 'Account { number: "1", balance: 5 }'],
  ])("%o", (value, printed) => {
    expect(printValue(value)).toBe(printed);
  });

  test("a cycle ends", () => {
    const cyclic: Record<string, unknown> = { name: "a" };
    cyclic["self"] = cyclic;
    expect(printValue(cyclic)).toBe('{ name: "a", self: [Circular] }');
  });

  test("the same object twice is no cycle", () => {
    const shared = { a: 1 };
    expect(printValue([shared, shared])).toBe("[{ a: 1 }, { a: 1 }]");
  });

  test.each([
    [
      "a getter that throws",
      Object.defineProperty({}, "a", {
        enumerable: true,
        get: () => {
          throw new Error("no");
        },
      }),
    ],
    [
      "a proxy whose traps throw",
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no");
          },
        },
      ),
    ],
    [
      "a revoked proxy",
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      })(),
    ],
    [
      "an object whose toDict throws",
      {
        toDict: () => {
          throw new Error("no");
        },
      },
    ],
  ])("%s does not throw", (_what, value) => {
    expect(printValue(value)).toBe("[unreadable]");
  });

  test("what is deep, wide or long is cut", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = { deep };
    expect(printValue(deep).length).toBeLessThan(200);
    expect(printValue(Array.from({ length: 1_000_000 }, () => 1)).length).toBeLessThan(1_000);
    expect(printValue("x".repeat(1_000_000)).length).toBeLessThan(11_000);
    expect(
      printValue(Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => "x".repeat(100)))).length,
    ).toBeLessThan(30_000);
  });
});
