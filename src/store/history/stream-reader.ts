import type { Message, ReadOptions } from "aggregate-playground";
import { put, row, type RowStore } from "../rows/row-store.ts";
import { readRun, writeRun } from "./run-row.ts";
import { openSegmentKey } from "./segment.ts";
import { messagesOfFamily } from "./segment-lines.ts";
import type { SegmentReader } from "./segment-reader.ts";
import { placeOfStream } from "./stream-family.ts";
import type { TrailStep } from "./trail.ts";
import { readTrail, type TrailChunk } from "./trail-reader.ts";

/** Messages of one stream, from the segments or, where a long one lies scattered, from runs that were made of them. */
export class StreamReader {
  readonly #rowStore: RowStore;
  readonly #segments: SegmentReader;
  readonly #workspace: number;

  constructor(rowStore: RowStore, segments: SegmentReader, workspace: number) {
    this.#rowStore = rowStore;
    this.#segments = segments;
    this.#workspace = workspace;
  }

  /** STO2. @throws DamagedRowError */
  async read(streamName: string, options: ReadOptions): Promise<readonly Message[]> {
    const { from = 0, to = Infinity, limit = Infinity, direction = "forward" } = options;
    if (limit <= 0 || to < from) return [];
    const { family, kind } = placeOfStream(streamName);
    const trail = await readTrail(this.#rowStore, this.#workspace, family);
    const isForward = direction === "forward";
    // Steps tell positions of the delta stream only; those of the others are looked for.
    const chunks = kind === "delta" ? chunksBetween(trail, from, to) : trail;
    const messages: Message[] = [];
    for (const chunk of isForward ? chunks : chunks.toReversed()) {
      const enough = limit - messages.length;
      if (enough <= 0) break;
      const isWanted = (message: Message): boolean =>
        message.streamName === streamName && message.position >= from && message.position <= to;
      for (const message of await this.#readChunk(family, chunk, { isWanted, isForward, enough }))
        messages.push(message);
    }
    return messages.length > limit ? messages.slice(0, limit) : messages;
  }

  async #readChunk(family: string, chunk: TrailChunk, wanted: Wanted): Promise<readonly Message[]> {
    const { isWanted, isForward } = wanted;
    const run = chunk.number === null ? null : await this.#run(family, chunk.number);
    if (run !== null) return ordered(run.filter(isWanted), isForward);
    if (chunk.number === null || wanted.enough < chunk.steps.length)
      return this.#readSteps(family, chunk.steps, wanted);
    const all = await this.#readSteps(family, chunk.steps, { isWanted: () => true, isForward: true, enough: Infinity });
    this.#makeRun(family, chunk.number, all);
    return ordered(all.filter(isWanted), isForward);
  }

  async #readSteps(family: string, steps: readonly TrailStep[], wanted: Wanted): Promise<readonly Message[]> {
    const { isWanted, isForward, enough } = wanted;
    const messages: Message[] = [];
    const size = Math.min(steps.length, enough);
    for (let done = 0; done < steps.length && messages.length < enough; done += size) {
      const rest = steps.length - done;
      const part = isForward ? steps.slice(done, done + size) : steps.slice(Math.max(0, rest - size), rest);
      const segments = await this.#segments.along(part);
      for (const segment of ordered(segments, isForward)) {
        for (const message of ordered(messagesOfFamily(segment, family).filter(isWanted), isForward))
          messages.push(message);
      }
    }
    return messages;
  }

  async #run(family: string, chunk: number): Promise<readonly Message[] | null> {
    const [run] = await this.#rowStore.read([row("runs", [this.#workspace, family, chunk])]);
    if (run === undefined) return null;
    try {
      return readRun(run);
    } catch {
      // A damaged run holds nothing that the segments do not: it is made again.
      return null;
    }
  }

  /** A run only makes reading faster: nobody waits for it, and where it cannot be stored all is read as before. */
  #makeRun(family: string, chunk: number, messages: readonly Message[]): void {
    const key = [this.#workspace, family, chunk];
    const open = row("journal", openSegmentKey(this.#workspace));
    void this.#rowStore
      .write(["runs", "journal"], [open], ([found]) => ({
        // Not for a workspace that was deleted meanwhile: nothing would ever clear it away.
        changes: found === undefined ? [] : [put("runs", key, writeRun(messages))],
        result: undefined,
      }))
      .catch(() => undefined);
  }
}

interface Wanted {
  readonly isWanted: (message: Message) => boolean;
  readonly isForward: boolean;
  readonly enough: number;
}

function ordered<T>(list: readonly T[], isForward: boolean): readonly T[] {
  return isForward ? list : list.toReversed();
}

/** Chunks cut to the steps that may lead to the positions; one that is cut has no number of its own any more. */
function chunksBetween(trail: readonly TrailChunk[], from: number, to: number): readonly TrailChunk[] {
  const starts = trail.flatMap(({ steps }) => steps.map(({ position }) => position));
  let index = 0;
  return trail.flatMap(({ number, steps }) => {
    const kept = steps.filter(({ position }) => {
      index += 1;
      return position <= to && (starts[index] ?? Infinity) >= from;
    });
    if (kept.length === 0) return [];
    const isFew = kept.length < steps.length / 4;
    return [isFew ? { number: null, steps: kept } : { number, steps }];
  });
}
