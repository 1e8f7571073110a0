import { describe, expect, test } from "vitest";
import { compileInNode } from "../compiler/testing/compile-in-node.ts";
import { lessons } from "./lessons.ts";

test("there are several lessons, numbered in order", () => {
  expect(lessons.length).toBeGreaterThanOrEqual(4);
  expect(lessons.map(({ title }) => Number.parseInt(title, 10))).toEqual(lessons.map((_, index) => index + 1));
});

test.each(lessons)("$title has a text, tasks, and a model that compiles without a complaint", async ({ load }) => {
  const { text, tasks, files } = await load();
  expect(text.length).toBeGreaterThan(0);
  expect(tasks.length).toBeGreaterThan(1);
  expect(compileInNode(files).diagnostics).toEqual([]);
});

describe("the two kinds keep their promises", async () => void (await import("./two-kinds/specs.ts")));
describe("invariants keep their promises", async () => void (await import("./invariants/specs.ts")));
describe("fact events keep their promises", async () => void (await import("./fact-events/specs.ts")));
describe("saving keeps its promises", async () => void (await import("./saving/specs.ts")));
describe("event sourcing keeps its promises", async () => void (await import("./event-sourcing/specs.ts")));

test("the model of the lesson on delta events lacks the event that its task is about", async () => {
  const { Parcel } = await import("./delta-events/model.ts");
  const parcel = new Parcel({ content: "Books" });
  parcel.ship("Lyon");
  parcel.deliver("Ada");
  expect(parcel.events.map(({ metadata }) => metadata.type)).toEqual(["Logistics.ParcelShipped.v1"]);
});
