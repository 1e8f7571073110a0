import { expect, test } from "vitest";
import type { CommandEntry } from "../document/command-entry.ts";
import { historyUntil } from "./history-until.ts";

const stream = "banking::account-a";
const message = (globalPosition: number, streamName: string, position: number, sequenceId: string) => ({
  id: String(globalPosition),
  streamName,
  type: "Banking.Something.v1",
  position,
  globalPosition,
  data: {},
  metadata: { sequence_id: sequenceId },
  time: new Date(0),
});
const command = (id: string, messages: readonly number[], state: CommandEntry["state"] = { id }): CommandEntry => ({
  aggregate: "Account",
  id,
  method: "withdraw",
  args: [],
  at: "2026-01-01T00:00:00.000Z",
  outcome: "stored",
  messages,
  state,
});
const until = (history: Parameters<typeof historyUntil>[0]["document"], place: Parameters<typeof historyUntil>[1]) => {
  const commands = history.commands.map((entry) => ({ entry, stream: null, version: -1, recording: null }));
  return historyUntil({ document: history, commands }, place);
};
const at = (version: number) => ({ stream, aggregate: "Account", id: "a", version });

test("what came after the save is left out, of other aggregates too", () => {
  const history = {
    messages: [
      message(1, stream, 0, "1.1"),
      message(2, stream, 1, "1.2"),
      message(3, "banking::account-b", 0, "1.1"),
      message(4, stream, 2, "2.1"),
    ],
    commands: [command("a", []), command("b", []), command("a", [1, 2]), command("b", [3]), command("a", [4])],
  };
  const { messages, commands } = until(history, at(1));
  expect(messages.map(({ globalPosition }) => globalPosition)).toEqual([1, 2]);
  expect(commands).toHaveLength(3);
});

test("a version without events is found by the state that its command recorded", () => {
  const refused: CommandEntry = { ...command("a", [], null), outcome: "rejected" };
  const history = {
    messages: [message(1, stream, 0, "2.1")],
    commands: [command("a", []), refused, command("a", []), command("a", [1])],
  };
  expect(until(history, at(0))).toEqual({ messages: [], commands: history.commands.slice(0, 1) });
  expect(until(history, at(1))).toEqual({ messages: [], commands: history.commands.slice(0, 3) });
});

test("an event-sourced aggregate has a version for each event", () => {
  const history = {
    messages: [message(1, stream, 0, "0"), message(2, stream, 1, "1"), message(3, stream, 2, "2")],
    commands: [command("a", [1]), command("a", [2], null), command("a", [3])],
  };
  expect(until(history, at(1)).messages).toHaveLength(2);
  expect(until(history, at(1)).commands).toHaveLength(2);
});

test("a version that cannot be found leaves the history whole", () => {
  const history = { messages: [message(1, stream, 0, "0.1")], commands: [command("a", [1])] };
  expect(until(history, at(7))).toBe(history);
});

test("what was saved together with it stays, events or none", () => {
  const history = {
    messages: [message(1, stream, 0, "1.1"), message(2, stream, 1, "2.1")],
    commands: [command("a", []), command("a", [1], null), command("a", []), command("a", [2])],
  };
  expect(until(history, at(1)).commands).toHaveLength(3);
});
