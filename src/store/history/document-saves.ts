import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { DocumentError } from "../failures.ts";
import type { NewAppend, NewCommand, NewSave } from "./new-save.ts";
import type { Restorer } from "./restore-records.ts";
import { placeOfStream } from "./stream-family.ts";
import { versionOf } from "./timeline-entries.ts";

export interface DocumentHistory extends Pick<WorkspaceDocument, "messages" | "commands"> {
  /** Prefix of the model's streams, for aggregates that no message names: `banking`. */
  readonly streamPrefix?: string | undefined;
}

/**
 * In steps, because there may be many.
 * @throws DocumentError when positions do not follow each other, or commands do not share the messages out in order
 */
export function* checkHistory({ messages, commands }: Pick<DocumentHistory, "messages" | "commands">): Generator<void> {
  const positions = new Map<string, number>();
  const globals = new Set<number>();
  let last = 0;
  for (const [index, { streamName, position, globalPosition }] of messages.entries()) {
    yield;
    const next = (positions.get(streamName) ?? -1) + 1;
    if (position !== next)
      throw new DocumentError(
        `messages[${index}].position`,
        `is ${position}, but ${next} is the next position of ${streamName}.`,
      );
    if (globalPosition <= last)
      throw new DocumentError(
        `messages[${index}].globalPosition`,
        `is ${globalPosition}, but must be greater than ${last}, that of the message before it.`,
      );
    positions.set(streamName, position);
    globals.add(globalPosition);
    last = globalPosition;
  }
  let lastOfCommands = 0;
  for (const [index, command] of commands.entries()) {
    yield;
    command.messages.forEach((global, at) => {
      const path = `commands[${index}].messages[${at}]`;
      if (!globals.has(global)) throw new DocumentError(path, `is ${global}, but no message has that global position.`);
      if (global <= lastOfCommands)
        throw new DocumentError(
          path,
          `is ${global}, but must be greater than ${lastOfCommands}, which comes before it.`,
        );
      lastOfCommands = global;
    });
  }
}

/** The history of a document, save by save: each command with its messages, and between them what no command stored. */
export function* savesOfDocument({ messages, commands }: DocumentHistory, restore: Restorer): Generator<NewSave> {
  let next = 0;
  const takeUpTo = (global: number): readonly Message[] => {
    const start = next;
    while ((messages[next]?.globalPosition ?? Infinity) <= global) next += 1;
    return messages.slice(start, next);
  };
  for (const command of commands) {
    const first = command.messages[0];
    if (first !== undefined) for (const group of groupsOf(takeUpTo(first - 1))) yield saveOf(group);
    const own = takeUpTo(command.messages.at(-1) ?? 0);
    const { stream, version, change } = restore.command(command, own);
    yield {
      command: newCommand(command, stream, version),
      appends: appendsOf(own),
      changes: change === null ? [] : [change],
    };
  }
  for (const group of groupsOf(messages.slice(next))) yield saveOf(group);
}

function newCommand(
  { messages: _messages, ...entry }: CommandEntry,
  stream: string | null,
  version: number,
): NewCommand {
  return { entry, stream, version, recording: null };
}

function saveOf(messages: readonly Message[]): NewSave {
  return { command: null, appends: appendsOf(messages), changes: [] };
}

/** Messages without a command: those of one aggregate's version were saved together. */
function groupsOf(messages: readonly Message[]): readonly (readonly Message[])[] {
  const groups: Message[][] = [];
  for (const message of messages) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && keyOf(before) === keyOf(message)) group.push(message);
    else groups.push([message]);
  }
  return groups;
}

function keyOf(message: Message): string {
  return `${placeOfStream(message.streamName).family} ${versionOf(message, { states: [] })}`;
}

/** In global order: a stream that comes twice is appended to twice. */
function appendsOf(messages: readonly Message[]): readonly NewAppend[] {
  const appends: { readonly streamName: string; readonly messages: Message[] }[] = [];
  for (const message of messages) {
    const append = appends.at(-1);
    if (append?.streamName === message.streamName) append.messages.push(message);
    else appends.push({ streamName: message.streamName, messages: [message] });
  }
  return appends;
}
