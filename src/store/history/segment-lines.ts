import { DamagedRowError } from "../failures.ts";
import type { Message } from "aggregate-playground";
import { refusal, type SegmentRow } from "../rows/tables.ts";
import type { TimelineEntry } from "../workspace-store.ts";
import {
  parseLine,
  readMessages,
  readSave,
  readStates,
  readStatesOf,
  type LineStart,
  type StatesBefore,
} from "./save-line.ts";
import type { Save } from "./save.ts";
import { entriesOf } from "./timeline-entries.ts";

const words =
  "This part of the history cannot be read: what the browser kept of it is damaged. All other parts are whole.";

/** A part of the history that cannot be read. */
export interface Damage {
  /** Numbers of its first and last timeline entry; the first is beyond the last when it has none. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** A save, or what cannot be read in the place of one. */
export type ReadLine = { readonly save: Save } | { readonly damage: Damage; readonly start: LineStart };

interface Line extends LineStart {
  /** Null when the segment has fewer lines than it should. */
  readonly text: string | null;
  readonly entries: number;
}

/** Class name by delta stream, as the segment knows it. */
export function aggregatesOf({ streams, aggregates }: SegmentRow): (stream: string) => string {
  return (stream) => aggregates[streams.indexOf(stream)] ?? "";
}

/** Everything in a segment, line by line. */
export function readLines(segment: SegmentRow): readonly ReadLine[] {
  return [...linesBetween(segment, segment.number, Infinity)];
}

/** @throws DamagedRowError that says so to a person */
export function wholeSaves(segment: SegmentRow): readonly Save[] {
  return readLines(segment).map((line) => {
    if ("damage" in line) throw new DamagedRowError(line.damage.message);
    return line.save;
  });
}

/** Entries from one number to another; what cannot be read is told in the place of each entry that was there. */
export function entriesBetween(segment: SegmentRow, first: number, last: number): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const aggregateOf = aggregatesOf(segment);
  for (const line of linesBetween(segment, first, last)) {
    const found = "save" in line ? entriesOf(line.save, aggregateOf) : damagedEntries(line, segment.savedAt);
    for (const entry of found) if (entry.number >= first && entry.number <= last) entries.push(entry);
  }
  return entries;
}

/** Messages of one aggregate's streams, without reading the other lines. @throws DamagedRowError */
export function messagesOfFamily(segment: SegmentRow, family: string): readonly Message[] {
  const stream = segment.streams.indexOf(family);
  const before: StatesBefore = new Map();
  return linesOfFamily(segment, family).flatMap(({ text, global }) => {
    try {
      const line = parseLine(text ?? "");
      return readMessages(line, { global, states: readStatesOf(line, stream, segment, before) }, segment);
    } catch (failure) {
      if (!isDamage(failure)) throw failure;
      throw new DamagedRowError(words, { cause: failure });
    }
  });
}

/** The saves that touch one aggregate, newest first; those that cannot be read are left out. */
export function* savesOfFamilyBackward(segment: SegmentRow, family: string): Generator<Save> {
  const numbers = new Set(linesOfFamily(segment, family).map(({ commandNumber }) => commandNumber));
  if (numbers.size === 0) return;
  for (const line of readLines(segment).toReversed()) {
    if ("save" in line && numbers.has(line.save.commandNumber)) yield line.save;
  }
}

function* linesBetween(segment: SegmentRow, first: number, last: number): Generator<ReadLine> {
  const before: StatesBefore = new Map();
  for (const line of linesOf(segment)) {
    if (line.number > last) return;
    const isBefore = line.number + line.entries - 1 < first && first > segment.number;
    try {
      const parsed = parseLine(line.text ?? "");
      const states = readStates(parsed, segment, before);
      if (!isBefore) yield { save: readSave(parsed, { start: line, states }, segment) };
    } catch (failure) {
      if (!isDamage(failure)) throw failure;
      if (!isBefore)
        yield { damage: { from: line.number, to: line.number + line.entries - 1, message: words }, start: line };
    }
  }
}

function linesOf(segment: SegmentRow): readonly Line[] {
  const texts = segment.body === "" ? [] : segment.body.split("\n");
  // A line break lost or added: no line can be told from the next.
  const isWhole = texts.length === segment.sizes.length;
  let { number, global, command: commandNumber } = segment;
  return segment.sizes.map((size, index) => {
    const entries = size === refusal ? 1 : size;
    const line = { commandNumber, number, global, entries, text: isWhole ? (texts[index] ?? null) : null };
    number += entries;
    global += Math.max(0, size);
    commandNumber += 1;
    return line;
  });
}

function linesOfFamily(segment: SegmentRow, family: string): readonly Line[] {
  const numbers = segment.lines[segment.streams.indexOf(family)] ?? [];
  if (numbers.length === 0) return [];
  const lines = linesOf(segment);
  return numbers.flatMap((index) => lines[index] ?? []);
}

function isDamage(failure: unknown): boolean {
  return failure instanceof DamagedRowError || failure instanceof SyntaxError || failure instanceof TypeError;
}

function damagedEntries(
  { damage, start }: { readonly damage: Damage; readonly start: LineStart },
  savedAt: number,
): readonly TimelineEntry[] {
  const entry = {
    kind: "rejected",
    message: null,
    commandNumber: start.commandNumber,
    command: {
      aggregate: "",
      id: "",
      method: "",
      args: [],
      at: new Date(savedAt).toISOString(),
      outcome: "rejected",
      error: { name: "DamagedRowError", message: damage.message },
      messages: [],
      state: null,
    },
    aggregate: "",
    stream: null,
    version: -1,
  } as const;
  return Array.from({ length: damage.to - damage.from + 1 }, (_, index) => ({ ...entry, number: damage.from + index }));
}
