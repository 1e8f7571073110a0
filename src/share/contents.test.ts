import type { Message } from "aggregate-playground";
import { describe, expect, test } from "vitest";
import type { CommandEntry } from "../document/command-entry.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { contentsOf } from "./contents.ts";
import { entryOfPlace, placeOfEntry } from "./timeline-places.ts";

const message = (streamName: string, position: number, globalPosition: number): Message => ({
  id: `${globalPosition}`,
  streamName,
  type: "Shop.Done.v1",
  position,
  globalPosition,
  data: {},
  metadata: {},
  time: new Date(0),
});
const command = (
  aggregate: string,
  id: string,
  messages: readonly number[],
  outcome: CommandEntry["outcome"] = "stored",
): CommandEntry => ({
  aggregate,
  id,
  method: "do",
  args: [],
  at: "2026-03-14T09:26:53.589Z",
  outcome,
  ...(outcome === "rejected" ? { error: { name: "Error", message: "No" } } : {}),
  messages,
  state: null,
});

/** Two orders and a customer of the same id; the order's second command also changed the customer, through a handler. */
const document: WorkspaceDocument = {
  title: "Shop",
  files: { "model.ts": "class Order {}", "scenario.ts": "", "specs.ts": "" },
  messages: [
    message("shop::order-1", 0, 1),
    message("shop::order-2", 0, 2),
    message("shop::customer-2", 0, 3),
    message("shop::order-2", 1, 4),
    message("shop::order-fact-2", 0, 5),
    message("shop::customer-2", 1, 6),
  ],
  commands: [
    command("Order", "1", [1]),
    command("Order", "2", [], "created"),
    command("Order", "1", [], "rejected"),
    command("Order", "2", [2]),
    command("Customer", "2", [], "rejected"),
    command("Order", "2", [], "rejected"),
    command("Order", "2", [4, 5, 6]),
  ],
};
const view = { stream: "shop::order-2", event: 5, command: null, version: 1, tab: "State" } as const;

describe("code only", () => {
  test("leaves the history out, and with it the moment", () => {
    const part = contentsOf({ document, view }, "Code only", "shop::order-2");
    expect(part).toEqual({ document: { ...document, messages: [], commands: [] }, view: null });
    expect(contentsOf({ document, view }, "Selected stream", null)).toEqual(part);
  });
});

describe("the selected stream", () => {
  const part = contentsOf({ document, view }, "Selected stream", "shop::order-2");

  test("is one aggregate's deltas and facts, numbered anew", () => {
    expect(
      part.document.messages.map(({ streamName, position, globalPosition }) => [streamName, position, globalPosition]),
    ).toEqual([
      ["shop::order-2", 0, 1],
      ["shop::order-2", 1, 2],
      ["shop::order-fact-2", 0, 3],
    ]);
  });

  test("with its commands, also those that stored nothing, and none of another class with the same id", () => {
    expect(part.document.commands.map(({ aggregate, outcome, messages }) => [aggregate, outcome, messages])).toEqual([
      ["Order", "created", []],
      ["Order", "stored", [1]],
      ["Order", "rejected", []],
      ["Order", "stored", [2, 3]],
    ]);
  });

  test("opens at the same event, or at the same refusal", () => {
    expect(part.view).toEqual({ ...view, event: 3 });
    const refusal = { ...view, event: null, command: 5 };
    expect(contentsOf({ document, view: refusal }, "Selected stream", "shop::order-2").view).toEqual({
      ...refusal,
      command: 2,
    });
    const elsewhere = { ...view, event: 1 };
    expect(contentsOf({ document, view: elsewhere }, "Selected stream", "shop::order-2").view).toEqual({
      ...view,
      event: null,
    });
  });

  test("of an aggregate whose every command was refused still has those", () => {
    const refused = { ...document, messages: [], commands: [command("OrderBook", "7", [], "rejected")] };
    expect(contentsOf({ document: refused, view: null }, "Selected stream", "shop::order_book-7").document).toEqual(
      refused,
    );
  });
});

describe("rows of the timeline", () => {
  const rows = [
    { event: 1, command: null },
    { event: null, command: 2 },
    { event: 2, command: null },
    { event: null, command: 4 },
    { event: null, command: 5 },
    { event: 3, command: null },
    { event: 4, command: null },
    { event: 5, command: null },
    { event: 6, command: null },
  ];

  test("are events and refusals in the order in which they came about", () => {
    expect([...rows.keys()].map((index) => placeOfEntry(document, index + 1))).toEqual(rows);
    expect(placeOfEntry(document, rows.length + 1)).toBeNull();
  });

  test("are found again by what they stand for", () => {
    expect(rows.map((row) => entryOfPlace(document, row))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(entryOfPlace(document, { event: 77, command: null })).toBeNull();
    expect(entryOfPlace(document, { event: null, command: null })).toBeNull();
  });
});
