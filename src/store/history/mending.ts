import type { Key } from "../rows/key.ts";
import type { SegmentRow } from "../rows/tables.ts";
import { emptySegment } from "./segment.ts";

export const lostEnd =
  "The newest part of this workspace's history cannot be read: what the browser kept of it is damaged. Nothing can be added; export what is left, and import it as a new workspace.";

export function lostHead(stream: string): string {
  return `The state of ${stream} cannot be read: what the browser kept of it is damaged. Its events are still there.`;
}

/** Whether a row has the shape of a segment, whatever its lines hold. */
export function isSound(row: unknown): row is SegmentRow {
  if (typeof row !== "object" || row === null) return false;
  // Each is looked at below.
  const { number, global, command, entries, body, streams, aggregates, lines, words, sizes } =
    row as Partial<SegmentRow>;
  return (
    [number, global, command, entries].every((count) => Number.isSafeInteger(count)) &&
    typeof body === "string" &&
    [streams, aggregates, lines, words, sizes].every(Array.isArray)
  );
}

/**
 * What is known of a segment whose row is no segment: keys say how many entries and commands there were, and no line can be
 * read. Of the open segment not even that is known.
 * @param before key of the segment before it, null for the first
 */
export function lostSegment(before: Key | null, key: Key): SegmentRow {
  const [lastNumber, lastCommand] = before === null ? [0, 0] : [Number(before[1]), Number(before[2])];
  const [entries, commands] = [Number(key[1]) - lastNumber, Number(key[2]) - lastCommand];
  const isOpen = !Number.isFinite(entries);
  return {
    ...emptySegment,
    number: lastNumber + 1,
    command: lastCommand + 1,
    entries: isOpen ? 0 : entries,
    commands: isOpen ? 0 : commands,
    sizes: isOpen ? [] : [entries],
  };
}
