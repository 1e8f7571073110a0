import { expect, test } from "vitest";
import { foundInstances } from "./found-instances.ts";
import { instanceOf } from "./model-fixture.ts";
import { pendingSummary } from "./pending-summary.ts";

function imageWith(types: readonly string[], id = "1") {
  return { ...instanceOf("Order", id).image, pending: types.map((type) => ({ type, data: {} })), isChanged: true };
}

test("what is pending is told by number and name", () => {
  expect(pendingSummary([imageWith(["Shop.Opened.v1"])], [])).toBe("1 pending event: Opened");
  expect(pendingSummary([imageWith(["Shop.Opened.v1", "Shop.Paid.v1"]), imageWith(["Shop.Opened.v1"], "2")], [])).toBe(
    "3 pending events in 2 aggregates: Opened ×2, Paid",
  );
});

test("a change without an event is pending too", () => {
  const rename = { stream: "", method: "rename", args: [], at: "", from: 0, to: 0 };
  expect(pendingSummary([imageWith([])], [rename])).toBe("A change without an event is pending: rename.");
});

test("nothing pending is said in words", () => {
  expect(pendingSummary([], [])).toMatch(/^Nothing is pending/);
});

test("instances are found by label, id and state, all words together", () => {
  const instances = [
    instanceOf("Order", "aaaa-1", { customer: "Ada" }),
    instanceOf("Order", "bbbb-2", { customer: "Grace", status: "PAID" }),
  ];
  const ids = (text: string) => foundInstances(instances, text).map(({ image }) => image.id);
  expect(ids("")).toHaveLength(2);
  expect(ids("ADA")).toEqual(["aaaa-1"]);
  expect(ids("paid bbbb")).toEqual(["bbbb-2"]);
  expect(ids("paid ada")).toEqual([]);
});
