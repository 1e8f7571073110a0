import { describe, expect, test } from "vitest";
import { commandLabel } from "./command-label.ts";
import { eventName } from "./event-name.ts";

describe("the label of a command", () => {
  test("a method reads like its call", () => {
    expect(commandLabel({ aggregate: "Account", method: "withdraw", args: [500] })).toBe("withdraw(500)");
    expect(commandLabel({ aggregate: "Patron", method: "cancelHold", args: ["h-1", null] })).toBe(
      'cancelHold("h-1", null)',
    );
  });

  test("a creation names the class", () => {
    expect(commandLabel({ aggregate: "Account", method: "new", args: [{ accountNumber: "1234" }] })).toBe(
      'new Account({ accountNumber: "1234" })',
    );
  });

  test("entities of the wire read as their fields, dates as dates", () => {
    const args = [[{ $new: "OrderItem", fields: { productId: "1", due: { $date: "2024-06-10T00:00:00.000Z" } } }]];
    expect(commandLabel({ aggregate: "Order", method: "add", args })).toBe(
      'add([{ productId: "1", due: 2024-06-10 }])',
    );
  });

  test("an argument that was left out reads as undefined", () => {
    expect(commandLabel({ aggregate: "Order", method: "add", args: [{ $omitted: true }, 2] })).toBe(
      "add(undefined, 2)",
    );
  });

  test("a long one is cut, and still closes", () => {
    const label = commandLabel({
      aggregate: "A",
      method: "m",
      args: ["x".repeat(500), "y".repeat(500), "z".repeat(500)],
    });
    expect(label.length).toBeLessThanOrEqual(120);
    expect(label.endsWith("…)")).toBe(true);
  });
});

describe("the name of an event", () => {
  test.each([
    ["Banking.AccountWithdrawn.v1", "AccountWithdrawn"],
    ["Ordering.OrderDiscountApplied.v2", "OrderDiscountApplied v2"],
    ["AccountWithdrawn", "AccountWithdrawn"],
    ["Some.Foreign.Type", "Type"],
  ])("%s is shown as %s", (type, name) => expect(eventName(type)).toBe(name));
});
