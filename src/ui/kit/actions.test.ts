import { expect, test } from "vitest";
import { ActionRegistry, type Action } from "./actions.tsx";

const action = (id: string, name = id): Action => ({ id, name, group: "Test", run: () => undefined });

test("an action stands ready until it is taken away", () => {
  const registry = new ActionRegistry();
  const remove = registry.add(action("timeline.play"));
  expect(registry.list().map(({ id }) => id)).toEqual(["timeline.play"]);
  remove();
  expect(registry.list()).toEqual([]);
});

test("taking away an action that was replaced meanwhile leaves its successor", () => {
  const registry = new ActionRegistry();
  const remove = registry.add(action("share.open", "Share"));
  registry.add(action("share.open", "Share this workspace"));
  remove();
  expect(registry.list().map(({ name }) => name)).toEqual(["Share this workspace"]);
});

test("listeners hear of every change, and the list stays the same object in between", () => {
  const registry = new ActionRegistry();
  let changes = 0;
  const unsubscribe = registry.subscribe(() => (changes += 1));
  registry.add(action("a"));
  expect(registry.list()).toBe(registry.list());
  unsubscribe();
  registry.add(action("b"));
  expect(changes).toBe(1);
});
