import type { Key } from "../rows/key.ts";
import type { SegmentRow } from "../rows/tables.ts";
import type { Save } from "./save.ts";
import { readSave, writeSave } from "./save-line.ts";
import { VocabularyWriter } from "./vocabulary.ts";

/**
 * When a segment is full: enough for few rows, little enough to put back with every commit, and to read for the sake of
 * one event. docs/decisions/store-layout.md has the measurements.
 */
const fullEntries = 32;
const fullCommands = 64;
const fullCharacters = 16_384;

export const emptySegment: SegmentRow = {
  number: 1,
  global: 1,
  command: 1,
  entries: 0,
  messages: 0,
  commands: 0,
  before: 0,
  savedAt: 0,
  streams: [],
  aggregates: [],
  words: [],
  body: "",
};

export function openSegmentKey(workspace: number): Key {
  return [workspace, Infinity, Infinity];
}

export function segmentKey(workspace: number, segment: SegmentRow): Key {
  return [workspace, lastEntryOf(segment), segment.command + segment.commands - 1];
}

export function lastEntryOf(segment: SegmentRow): number {
  return segment.number + segment.entries - 1;
}

export function isFull(segment: SegmentRow): boolean {
  return segment.entries >= fullEntries || segment.commands >= fullCommands || segment.body.length >= fullCharacters;
}

/** The empty segment that goes on after one. */
export function segmentAfter(segment: SegmentRow): SegmentRow {
  return {
    ...emptySegment,
    number: segment.number + segment.entries,
    global: segment.global + segment.messages,
    command: segment.command + segment.commands,
    before: segment.before + segment.body.length,
    savedAt: segment.savedAt,
  };
}

/** How many entries of the timeline a save is: its messages, or the one refusal. */
export function entryCount(save: Pick<Save, "command" | "messages">): number {
  return save.command?.entry.outcome === "rejected" ? 1 : save.messages.length;
}

/** The segment with one more save, which has its next numbers. */
export function withSave(
  segment: SegmentRow,
  save: Save,
  { aggregateOf, savedAt }: { readonly aggregateOf: (stream: string) => string; readonly savedAt: number },
): SegmentRow {
  const vocabulary = new VocabularyWriter(segment);
  const line = writeSave(save, aggregateOf, vocabulary);
  return {
    ...segment,
    entries: segment.entries + entryCount(save),
    messages: segment.messages + save.messages.length,
    commands: segment.commands + 1,
    savedAt,
    streams: vocabulary.streams,
    aggregates: vocabulary.aggregates,
    words: vocabulary.words,
    body: segment.body === "" ? line : `${segment.body}\n${line}`,
  };
}

/** One after the other, so that what stands before a damaged line is read. @throws DamagedRowError, SyntaxError, TypeError */
export function* savesOf(segment: SegmentRow): Generator<Save> {
  if (segment.body === "") return;
  let { number, global, command } = segment;
  for (const line of segment.body.split("\n")) {
    const save = readSave(line, { commandNumber: command, number, global }, segment);
    number += entryCount(save);
    global += save.messages.length;
    command += 1;
    yield save;
  }
}
