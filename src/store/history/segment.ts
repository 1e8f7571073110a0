import type { Key } from "../rows/key.ts";
import type { SegmentRow } from "../rows/tables.ts";
import type { Save } from "./save.ts";

/**
 * When a segment is full: enough for few rows, little enough to put back with every commit, and to read for the sake of
 * one event. docs/decisions/store-layout.md has the measurements.
 */
export const fullEntries = 32;
export const fullCommands = 64;
export const fullCharacters = 16_384;

export const emptySegment: SegmentRow = {
  number: 1,
  global: 1,
  command: 1,
  entries: 0,
  messages: 0,
  commands: 0,
  before: 0,
  epoch: 0,
  time: 0,
  savedAt: 0,
  streams: [],
  aggregates: [],
  lines: [],
  stated: [],
  words: [],
  sizes: [],
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

/** The empty segment that goes on after one. */
export function segmentAfter(segment: SegmentRow): SegmentRow {
  return {
    ...emptySegment,
    number: segment.number + segment.entries,
    global: segment.global + segment.messages,
    command: segment.command + segment.commands,
    before: segment.before + segment.body.length,
    epoch: segment.epoch,
    savedAt: segment.savedAt,
  };
}

/** How many entries of the timeline a save is: its messages, or the one refusal. */
export function entryCount(save: Pick<Save, "command" | "messages">): number {
  return save.command?.entry.outcome === "rejected" ? 1 : save.messages.length;
}
