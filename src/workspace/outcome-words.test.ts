import { expect, test } from "vitest";
import type { TimelineEntry } from "../store/workspace-store.ts";
import { classOfType, counted, listed, wordsOfPending, wordsOfStored } from "./outcome-words.ts";

const entry = (name: string, kind: "delta" | "fact" = "delta"): TimelineEntry => ({
  number: 1,
  kind,
  commandNumber: 1,
  command: null,
  aggregate: "Order",
  stream: "ordering::order-1",
  version: 0,
  message: {
    id: "",
    streamName: "",
    type: `Ordering.${name}.v2`,
    position: 0,
    globalPosition: 1,
    data: {},
    metadata: {},
    time: new Date(0),
  },
});

test("stored events are named, with the version they made", () => {
  expect(wordsOfStored([entry("OrderConfirmed")], 1)).toBe("OrderConfirmed stored, version 1");
  expect(wordsOfStored([entry("OrderConfirmed"), entry("OrderDiscountApplied")], 0)).toBe(
    "2 events stored: OrderConfirmed and OrderDiscountApplied, version 0",
  );
});

test("a fact event is mentioned beside its deltas, and named when it stands alone", () => {
  expect(wordsOfStored([entry("OrderConfirmed"), entry("OrderFactEvent", "fact")], 3)).toBe(
    "OrderConfirmed stored, version 3, with a fact event",
  );
  expect(wordsOfStored([entry("OrderFactEvent", "fact")], 3)).toBe("OrderFactEvent stored, version 3");
  expect(wordsOfStored([], 3)).toBeNull();
});

test("long lists are cut, repeated names counted", () => {
  expect(listed(["A", "B", "C", "D", "E", "F"])).toBe("A, B, C and 3 more");
  expect(listed(["A", "A", "B"])).toBe("2 × A and B");
});

test("pending events say that they are not stored yet", () => {
  expect(wordsOfPending(["Banking.AccountWithdrawn.v1"])).toBe("AccountWithdrawn pending: it is stored when you save");
  expect(wordsOfPending([])).toContain("nothing is stored until you save");
});

test("names and numbers", () => {
  expect(classOfType("Banking.AccountWithdrawn.v1")).toBe("AccountWithdrawn");
  expect([counted(1, "event"), counted(2, "event"), counted(0, "entry", "entries")]).toEqual([
    "1 event",
    "2 events",
    "0 entries",
  ]);
});
