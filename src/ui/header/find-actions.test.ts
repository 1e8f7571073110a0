import { expect, test } from "vitest";
import type { Action } from "../kit/actions.tsx";
import { findActions } from "./find-actions.ts";

const action = (group: string, name: string, isDisabled = false): Action => ({
  id: name,
  group,
  name,
  isDisabled,
  run: () => undefined,
});
const actions = [
  action("Page", "Tour of one minute"),
  action("Lessons", "Begin lesson: 5. Event sourcing"),
  action("Workspace", "Duplicate the workspace"),
  action("Aggregates", "New Account"),
  action("Timeline", "Hide fact events"),
  action("Timeline", "Play", true),
];
const names = (typed: string) =>
  findActions(actions, typed).flatMap(({ actions: found }) => found.map(({ name }) => name));

test("without words, groups stand in the order of use, disabled actions left out", () => {
  expect(findActions(actions, " ").map(({ group }) => group)).toEqual([
    "Aggregates",
    "Timeline",
    "Workspace",
    "Lessons",
    "Page",
  ]);
  expect(names("")).not.toContain("Play");
});

test("only what has all the words is found, the best match first", () => {
  expect(names("tour")).toEqual(["Tour of one minute"]);
  expect(names("event")).toEqual(["Hide fact events", "Begin lesson: 5. Event sourcing"]);
  expect(names("lesson event")).toEqual(["Begin lesson: 5. Event sourcing"]);
  expect(names("zebra")).toEqual([]);
});

test("a group's name finds its actions, after those that are named so", () => {
  expect(names("work")).toEqual(["Duplicate the workspace"]);
  expect(names("timeline")).toEqual(["Hide fact events"]);
});
