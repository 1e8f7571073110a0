import type { SegmentRow } from "../rows/tables.ts";
import type { TimelineEntry } from "../workspace-store.ts";
import type { Save } from "./save.ts";
import { entryCount, lastEntryOf, savesOf } from "./segment.ts";
import { entriesOf } from "./timeline-entries.ts";
import { DamagedRowError } from "./vocabulary.ts";

const words =
  "This part of the history cannot be read: what the browser kept of it is damaged. All other parts are whole.";

/** A part of the history that cannot be read. */
export interface Damage {
  /** Numbers of its first and last timeline entry. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface ReadableSegment {
  /** What could be read, from the start of the segment. */
  readonly saves: readonly Save[];
  /** What could not: everything after it. */
  readonly damage: Damage | null;
}

export function readableSegment(segment: SegmentRow): ReadableSegment {
  const saves: Save[] = [];
  try {
    for (const save of savesOf(segment)) saves.push(save);
    const entries = saves.reduce((sum, save) => sum + entryCount(save), 0);
    if (entries === segment.entries && saves.length === segment.commands) return { saves, damage: null };
  } catch (failure) {
    if (!(failure instanceof DamagedRowError || failure instanceof SyntaxError || failure instanceof TypeError))
      throw failure;
  }
  const last = saves.at(-1);
  const from = last === undefined ? segment.number : last.number + entryCount(last);
  return { saves, damage: { from, to: lastEntryOf(segment), message: words } };
}

/** Entries of a segment; what cannot be read is told in the place of each entry that was there. */
export function readableEntries(segment: SegmentRow): readonly TimelineEntry[] {
  const { saves, damage } = readableSegment(segment);
  const entries = saves.flatMap((save) => entriesOf(save, aggregatesOf(segment)));
  return damage === null ? entries : [...entries, ...damagedEntries(segment, saves.length, damage)];
}

/** @throws DamagedRowError that says so to a person */
export function wholeSaves(segment: SegmentRow): readonly Save[] {
  const { saves, damage } = readableSegment(segment);
  if (damage !== null) throw new DamagedRowError(damage.message);
  return saves;
}

/** Class name by delta stream, as the segment knows it. */
export function aggregatesOf({ streams, aggregates }: SegmentRow): (stream: string) => string {
  return (stream) => aggregates[streams.indexOf(stream)] ?? "";
}

function damagedEntries(
  segment: SegmentRow,
  readable: number,
  { from, to, message }: Damage,
): readonly TimelineEntry[] {
  const entry = {
    kind: "rejected",
    message: null,
    commandNumber: segment.command + readable,
    command: {
      aggregate: "",
      id: "",
      method: "",
      args: [],
      at: new Date(segment.savedAt).toISOString(),
      outcome: "rejected",
      error: { name: "DamagedRowError", message },
      messages: [],
      state: null,
    },
    aggregate: "",
    stream: null,
    version: -1,
  } as const;
  return Array.from({ length: to - from + 1 }, (_, index) => ({ ...entry, number: from + index }));
}
