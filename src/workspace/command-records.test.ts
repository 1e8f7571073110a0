import { expect, test } from "vitest";
import type { Commit, RecordChange } from "../engine/commit.ts";
import { commandRecords, rejectedRecord, type LoggedCommand } from "./command-records.ts";

const stream = "shop::basket-1";
const recording = { at: 0, idSeed: "seed", idOffset: 0 };
const at = "1970-01-01T00:00:00.000Z";
const event = (name: string) => ({ type: `Shop.${name}.v1`, data: {} });
const otherwise = { method: "save", args: [], at, recording };

function change(of: string, version: number, expectedVersion: number | null, position: number): RecordChange {
  const record = {
    stream: of,
    aggregate: "Basket",
    id: of.slice(of.indexOf("-") + 1),
    version,
    position,
    state: { version },
    createdOn: null,
    lastModifiedOn: null,
    isDiscarded: false,
    clock: 0,
  };
  return { record, expectedVersion, claims: [] };
}

const command = (method: string, events: number, of: string | null = stream): LoggedCommand => {
  return { stream: of, method, args: [], at, recording, events };
};

test("each of several commands gets the events it raised, the last one the state and the fact besides", () => {
  const commit: Commit = {
    appends: [
      { streamName: stream, messages: [event("A"), event("B"), event("C")], expectedVersion: 4 },
      { streamName: "shop::basket-fact-1", messages: [event("BasketFactEvent")], expectedVersion: 2 },
    ],
    changes: [change(stream, 3, 2, 7)],
  };
  const records = commandRecords(commit, [command("first", 1), command("second", 2)], otherwise);
  expect(records.map(({ entry }) => [entry.method, entry.outcome, entry.state])).toEqual([
    ["first", "stored", null],
    ["second", "stored", { version: 3 }],
  ]);
  expect(
    records.map(({ commit: part }) =>
      part?.appends.map(({ streamName, messages, expectedVersion }) => [streamName, messages.length, expectedVersion]),
    ),
  ).toEqual([
    [[stream, 1, 4]],
    [
      [stream, 2, 5],
      ["shop::basket-fact-1", 1, 2],
    ],
  ]);
  expect(records.map(({ commit: part }) => part?.changes.length)).toEqual([0, 1]);
});

test("parts of an event-sourced save have the version of their last event", () => {
  const commit: Commit = {
    appends: [{ streamName: stream, messages: [event("A"), event("B"), event("C")], expectedVersion: -1 }],
    changes: [change(stream, 2, null, 2)],
  };
  const records = commandRecords(commit, [command("new", 1), command("second", 2)], otherwise);
  expect(records.map(({ version, entry }) => [version, entry.outcome])).toEqual([
    [0, "created"],
    [2, "stored"],
  ]);
});

test("a creation takes the first new aggregate; what it saved beside that is logged apart", () => {
  const other = "shop::basket-2";
  const commit: Commit = { appends: [], changes: [change(stream, 0, -1, -1), change(other, 5, 4, 3)] };
  const records = commandRecords(commit, [command("new", 0, null)], otherwise);
  expect(records.map(({ entry, stream: of }) => [of, entry.method, entry.outcome])).toEqual([
    [stream, "new", "created"],
    [other, "save", "stored"],
  ]);
});

test("a commit that appends to a stream whose aggregate it does not change is a bug, and said to be one", () => {
  const commit: Commit = { appends: [{ streamName: "shop::basket-9", messages: [event("A")] }], changes: [] };
  expect(() => commandRecords(commit, [], otherwise)).toThrow("shop::basket-9");
});

test("a refused command is logged with its error, and stores nothing", () => {
  const error = { name: "ValidationError", message: "no" };
  const record = rejectedRecord({
    aggregate: "Basket",
    id: "1",
    stream,
    version: 3,
    method: "add",
    args: [1],
    error,
    recording,
  });
  expect(record).toEqual({
    entry: { aggregate: "Basket", id: "1", method: "add", args: [1], at, outcome: "rejected", error, state: null },
    commit: null,
    stream,
    version: 3,
    recording,
  });
});
