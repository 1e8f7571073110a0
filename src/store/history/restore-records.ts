import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { AggregateRecord, RecordChange } from "../../engine/commit.ts";
import type { DocumentHistory } from "./document-saves.ts";
import { categoryOf, snakeCase } from "../../engine/naming.ts";
import { aggregateIdOf, placeOfStream } from "./stream-family.ts";
import { microsecondsOf } from "./timestamps.ts";
import { versionOf } from "./timeline-entries.ts";

export interface RestoredCommand {
  readonly stream: string | null;
  readonly version: number;
  /** The record as it was after the command; null when the command left no state. */
  readonly change: RecordChange | null;
}

interface Head {
  version: number;
  position: number;
  clock: number;
  record: AggregateRecord | null;
}

export interface Restorer {
  /** To be called for each command in order. @param own its messages */
  command(command: CommandEntry, own: readonly Message[]): RestoredCommand;
}

/**
 * Builds the records of aggregates anew from what a document says: the states of its commands, and the versions,
 * positions and times of its messages. Unique values it cannot know: they take the model. Made in steps, because there
 * may be many commands.
 */
export function* restorer(history: DocumentHistory): Generator<void, Restorer> {
  const streamOf = yield* streamFinder(history);
  const heads = new Map<string, Head>();
  const headOf = (stream: string): Head => {
    const head = heads.get(stream) ?? { version: -1, position: -1, clock: 0, record: null };
    heads.set(stream, head);
    return head;
  };
  return {
    command(command, own) {
      for (const message of own) note(headOf(placeOfStream(message.streamName).family), message);
      const stream = streamOf(command);
      if (stream === null) return { stream, version: -1, change: null };
      const head = headOf(stream);
      if (command.outcome === "rejected") return { stream, version: head.version, change: null };
      const told = own.findLast(({ streamName }) => placeOfStream(streamName).family === stream);
      if (told === undefined) head.version += command.state === null ? 0 : 1;
      if (command.state === null) return { stream, version: head.version, change: null };
      head.record = recordAfter(command, command.state, stream, head);
      return { stream, version: head.version, change: { record: head.record, expectedVersion: null, claims: [] } };
    },
  };
}

function note(head: Head, message: Message): void {
  const { streamName, position, metadata, time } = message;
  const { kind } = placeOfStream(streamName);
  const { timestamp } = metadata;
  head.version = Math.max(head.version, versionOf(message, { states: [] }));
  if (kind === "delta") head.position = position;
  const moment = typeof timestamp === "string" ? microsecondsOf(timestamp, time) : null;
  head.clock = Math.max(head.clock, moment ?? time.getTime() * 1000);
}

function recordAfter(
  { aggregate, id, at, method }: CommandEntry,
  state: AggregateRecord["state"],
  stream: string,
  { version, position, clock, record }: Head,
): AggregateRecord {
  return {
    stream,
    aggregate,
    id,
    version,
    position,
    state,
    createdOn: record?.createdOn ?? at,
    lastModifiedOn: at,
    isDiscarded: method === "discard" || (record?.isDiscarded ?? false),
    clock,
  };
}

/**
 * The delta stream of a command's aggregate: that of its messages, or of another command's on the same aggregate, or the
 * category of its class with its id. Null for a refused creation, and when nothing tells.
 */
function* streamFinder({
  messages,
  commands,
  streamPrefix,
}: DocumentHistory): Generator<void, (command: CommandEntry) => string | null> {
  const streams = new Map<string, string>();
  const categories = new Map<string, string>();
  // Messages and the commands that they belong to come in the same order.
  let next = 0;
  for (const { aggregate, id, messages: own } of commands) {
    yield;
    for (const global of own) {
      while ((messages[next]?.globalPosition ?? global) < global) next += 1;
      const family = placeOfStream(messages[next]?.streamName ?? "").family;
      if (aggregateIdOf(family) !== id) continue;
      streams.set(`${aggregate} ${id}`, family);
      categories.set(aggregate, categoryOf(family));
    }
  }
  const domain = [...categories.values()][0]?.split("::")[0] ?? streamPrefix;
  return ({ aggregate, id, method, outcome }) => {
    if (method === "new" && outcome === "rejected") return null;
    const known = streams.get(`${aggregate} ${id}`);
    if (known !== undefined) return known;
    const category = categories.get(aggregate) ?? (domain === undefined ? null : `${domain}::${snakeCase(aggregate)}`);
    return category === null ? null : `${category}-${id}`;
  };
}
