import { describe, expect, test } from "vitest";
import { ValidationError } from "../../engine/errors.ts";
import { describeThrown } from "./thrown-errors.ts";

const described = (error: unknown) =>
  describeThrown(error, () => [{ function: "f", file: "model.ts", line: 1, column: 1 }]);

class InsufficientFunds extends Error {}

describe("what was thrown", () => {
  test("bears its class's name, which is what a learner gave it", () => {
    expect(described(new InsufficientFunds("too little"))).toEqual({
      name: "InsufficientFunds",
      message: "too little",
      messages: null,
      stack: [{ function: "f", file: "model.ts", line: 1, column: 1 }],
    });
  });

  test("bears the name that it gave itself", () => {
    expect(described(Object.assign(new Error("x"), { name: "Custom" })).name).toBe("Custom");
  });

  test("says for each field what is wrong", () => {
    expect(described(new ValidationError({ amount: ["is required"], limit: ["a", "b"] }))).toMatchObject({
      name: "ValidationError",
      messages: { amount: ["is required"], limit: ["a", "b"] },
    });
  });

  test.each([
    ["text", '"text"'],
    [undefined, "undefined"],
    [{ code: 1 }, "{ code: 1 }"],
  ])("may be no error at all: %o", (value, message) => {
    expect(described(value)).toEqual({ name: "Thrown value", message, messages: null, stack: [] });
  });

  test.each([
    [
      "whose message throws",
      Object.defineProperty(new Error("x"), "message", {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
    [
      "whose stack throws",
      Object.defineProperty(new Error("x"), "stack", {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
    [
      "that is a proxy",
      new Proxy(new Error("x"), {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
  ])("may be an error %s", (_what, error) => {
    expect(described(error)).toMatchObject({ name: "Error", message: "An error was thrown that cannot be read." });
  });

  test("is cut when it is long", () => {
    const error = Object.assign(new Error("x".repeat(1e6)), {
      messages: { a: new Array(1000).fill("x"), b: "no list", __proto__: null },
    });
    const { message, messages } = described(error);
    expect(message.length).toBeLessThan(11_000);
    expect(messages?.["a"]).toHaveLength(50);
    expect(messages).not.toHaveProperty("b");
  });

  test("does not reach a prototype through a field's name", () => {
    // The text is an object.
    const messages = JSON.parse('{"__proto__":["owned"]}') as object;
    const made = described(Object.assign(new Error("x"), { messages })).messages;
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(Object.keys(made ?? {})).toEqual(["__proto__"]);
  });
});
