import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../document/command-entry.ts";
import type { Log, LoggedCommand } from "./logged-command.ts";
import { savesOf } from "./logged-saves.ts";

type History = Log["document"];

/**
 * The history up to and including the save that made a version of one aggregate: what happened later, to any
 * aggregate, is left out. The whole history when that version cannot be found.
 * @param at `aggregate` and `id` as the command log names them, `stream` its delta stream
 */
export function historyUntil(
  { document: history, commands: log }: Log,
  at: { readonly stream: string; readonly aggregate: string; readonly id: string; readonly version: number },
): History {
  const last = commandThatMade(history, at);
  if (last === null) return history;
  // An event-sourced one has a version for each event: it can be cut in the middle of a save.
  const isByEvent = history.messages.some(
    ({ streamName, metadata }) => streamName === at.stream && !String(metadata.sequence_id).includes("."),
  );
  const commands = history.commands.slice(0, isByEvent ? last + 1 : endOfSave(log, last));
  const kept = Math.max(0, ...commands.flatMap(({ messages }) => messages));
  return { commands, messages: history.messages.filter(({ globalPosition }) => globalPosition <= kept) };
}

/** What was saved together with a command, and what event handlers saved because of it, belongs to the version as well. */
function endOfSave(log: readonly LoggedCommand[], place: number): number {
  const command = log[place];
  let end = 0;
  let isFound = false;
  for (const { kind, commands } of savesOf(log)) {
    if (isFound && kind !== "follow-up") return end;
    end += commands.length;
    isFound ||= command !== undefined && commands.includes(command);
  }
  return end;
}

function commandThatMade(
  { messages, commands }: History,
  {
    stream,
    aggregate,
    id,
    version,
  }: { readonly stream: string; readonly aggregate: string; readonly id: string; readonly version: number },
): number | null {
  const own = messages.filter(({ streamName }) => streamName === stream);
  const made = own.filter((message) => versionOf(message) === version).map(({ globalPosition }) => globalPosition);
  const lastMade = made.at(-1);
  const byMessage =
    lastMade === undefined ? -1 : commands.findLastIndex((command) => command.messages.includes(lastMade));
  if (byMessage >= 0) return byMessage;
  const saves = commands.flatMap((command, index) => (isSaveOf(command, aggregate, id) ? [index] : []));
  return saves[version] ?? null;
}

/** A save without events makes a version too: then only its recorded state tells of it. */
function isSaveOf(command: CommandEntry, aggregate: string, id: string): boolean {
  return command.aggregate === aggregate && command.id === id && command.state !== null;
}

/** `3.1` → 3 for a state-based aggregate; event-sourced ones have a version per event. */
function versionOf({ metadata, position }: Message): number {
  const sequenceId = metadata.sequence_id;
  return typeof sequenceId === "string" && sequenceId.includes(".") ? Number.parseInt(sequenceId, 10) : position;
}
