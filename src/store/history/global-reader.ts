import type { Message, ReadOptions } from "aggregate-playground";
import { categoryOf } from "../../engine/naming.ts";
import type { SegmentRow } from "../rows/tables.ts";
import { wholeSaves } from "./segment-lines.ts";
import type { SegmentReader } from "./segment-reader.ts";

/** Messages of a category, or of all when it is null, in global order (STO2). @throws DamagedRowError */
export async function readAcross(
  segments: SegmentReader,
  category: string | null,
  { from = 1, to = Infinity, limit = Infinity, direction = "forward" }: ReadOptions,
): Promise<readonly Message[]> {
  if (limit <= 0 || to < from) return [];
  const isForward = direction === "forward";
  const messages: Message[] = [];
  const start = await entryOfGlobal(segments, isForward ? from : to);
  for await (const batch of isForward ? segments.forward(start) : segments.backward(start)) {
    for (const segment of batch) {
      const isPast = isForward ? segment.global > to : segment.global + segment.messages - 1 < from;
      if (isPast) return messages;
      if (category !== null && !segment.streams.some((stream) => mayBeIn(stream, category))) continue;
      const found = messagesOf(segment).filter(
        ({ globalPosition, streamName }) =>
          globalPosition >= from && globalPosition <= to && (category === null || categoryOf(streamName) === category),
      );
      for (const message of isForward ? found : found.reverse()) {
        messages.push(message);
        if (messages.length >= limit) return messages;
      }
    }
  }
  return messages;
}

/** The streams of a family are in its category, or in that of its snapshots (DOM4). */
function mayBeIn(family: string, category: string): boolean {
  const own = categoryOf(family);
  return category === own || category === `${own}:snapshot`;
}

/**
 * Number of the timeline entry of a message. Refused commands are numbered too, so it is at least the global position,
 * and further by as many as were refused before it: found by halving.
 */
async function entryOfGlobal(segments: SegmentReader, global: number): Promise<number> {
  const open = await segments.open();
  const lastGlobal = open.global + open.messages - 1;
  const lastNumber = open.number + open.entries - 1;
  if (global > lastGlobal) return lastNumber + 1;
  if (global <= 1) return 1;
  let low = global;
  let high = global + (lastNumber - lastGlobal);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [segment] = await segments.holding(middle, middle);
    if (segment === undefined) return low;
    if (segment.global + segment.messages <= global) low = segment.number + segment.entries;
    else if (segment.global > global) high = segment.number - 1;
    else return segment.number;
  }
  return low;
}

function messagesOf(segment: SegmentRow): Message[] {
  return wholeSaves(segment).flatMap(({ messages }) => messages);
}
