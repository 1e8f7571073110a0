import type { Message } from "aggregate-playground";
import { messageIdOf } from "../../document/message-id.ts";
import { parseTimestamp } from "../../engine/timestamp.ts";
import type { RecordChange } from "../../engine/commit.ts";
import { put, type RowChange } from "../rows/row-store.ts";
import type { HeadRow, SegmentRow } from "../rows/tables.ts";
import type { NewAppend, NewSave } from "./new-save.ts";
import { writeRecord } from "./record-text.ts";
import type { Save, SavedCommand, SavedState } from "./save.ts";
import { entryCount, isFull, openSegmentKey, segmentAfter, segmentKey, withSave } from "./segment.ts";
import { classNameGuess, placeOfStream, streamKinds } from "./stream-family.ts";
import { versionOf } from "./timeline-entries.ts";
import { chunkLength, lastCommandOf, withStep } from "./trail.ts";

/** What is stored, as far as the saves to come touch it. */
export interface StoredHistory {
  readonly open: SegmentRow;
  /** By delta stream. */
  readonly heads: ReadonlyMap<string, HeadRow>;
  /** Claim (`claimKey`) → the stream that holds it. */
  readonly claims: ReadonlyMap<string, string>;
}

const noHead: Omit<HeadRow, "aggregate"> = {
  version: -1,
  record: null,
  positions: [-1, -1, -1],
  claims: [],
  born: null,
  trail: [],
  chunks: 0,
};

export function claimKey(scope: string, value: string): string {
  return `${scope}\u0000${value}`;
}

/**
 * The history with saves added that are not stored yet: numbers are given, rows are made, nothing is checked
 * (`check-saves.ts` does that). `changes` says what to store.
 */
export class HistoryDraft implements StoredHistory {
  readonly #workspace: number;
  readonly #heads: Map<string, HeadRow>;
  readonly #claims: Map<string, string>;
  readonly #changedHeads = new Set<string>();
  readonly #changes: RowChange[] = [];
  #open: SegmentRow;
  #isChanged = false;

  constructor(workspace: number, stored: StoredHistory) {
    this.#workspace = workspace;
    this.#open = stored.open;
    this.#heads = new Map(stored.heads);
    this.#claims = new Map(stored.claims);
  }

  get open(): SegmentRow {
    return this.#open;
  }

  get heads(): ReadonlyMap<string, HeadRow> {
    return this.#heads;
  }

  get claims(): ReadonlyMap<string, string> {
    return this.#claims;
  }

  /** Class name of the aggregate of a delta stream. */
  aggregateOf = (stream: string): string => this.#heads.get(stream)?.aggregate ?? classNameGuess(stream);

  /** @param now milliseconds since the epoch */
  add(newSave: NewSave, now: number): Save {
    this.#isChanged = true;
    if (isFull(this.#open)) {
      this.#changes.push(put("journal", segmentKey(this.#workspace, this.#open), this.#open));
      this.#open = segmentAfter(this.#open);
    }
    const commandNumber = this.#open.command + this.#open.commands;
    newSave.changes.forEach((change, index) => this.#changeRecord(change, [commandNumber, index]));
    this.#knowCommandStream(newSave);
    const messages = this.#numbered(newSave.appends, now);
    const save: Save = {
      commandNumber,
      number: this.#open.number + this.#open.entries,
      command: commandOf(newSave, messages),
      messages,
      states: newSave.changes.map(({ record: { stream, version, state } }): SavedState => ({ stream, version, state })),
    };
    this.#leaveTrail(save);
    this.#open = withSave(this.#open, save, { aggregateOf: this.aggregateOf, savedAt: now });
    return save;
  }

  /** Everything that `add` changed, and nothing more since the last call. */
  takeChanges(): readonly RowChange[] {
    const heads = [...this.#changedHeads].map((stream) => put("heads", [this.#workspace, stream], this.#head(stream)));
    const open = this.#isChanged ? [put("journal", openSegmentKey(this.#workspace), this.#open)] : [];
    this.#changedHeads.clear();
    this.#isChanged = false;
    return [...this.#changes.splice(0), ...heads, ...open];
  }

  #head(stream: string): HeadRow {
    return this.#heads.get(stream) ?? { ...noHead, aggregate: classNameGuess(stream) };
  }

  #setHead(stream: string, head: HeadRow): void {
    this.#heads.set(stream, head);
    this.#changedHeads.add(stream);
  }

  #changeRecord({ record, claims }: RecordChange, birth: readonly [command: number, index: number]): void {
    const { stream, aggregate, version } = record;
    const head = this.#head(stream);
    const born = head.born ?? birth;
    if (head.born === null) {
      for (const list of ["", aggregate]) {
        this.#changes.push(put("roster", [this.#workspace, list, ...born], { stream }));
      }
    }
    const kept = claims.map(({ scope, value }) => [scope, value] as const);
    this.#changeClaims(stream, head.claims, kept);
    this.#setHead(stream, { ...head, aggregate, version, record: writeRecord(record), claims: kept, born });
  }

  #changeClaims(stream: string, before: HeadRow["claims"], after: HeadRow["claims"]): void {
    const kept = new Set(after.map(([scope, value]) => claimKey(scope, value)));
    for (const [scope, value] of before) {
      const key = claimKey(scope, value);
      // Another aggregate may have taken it over in this very draft.
      if (kept.has(key) || (this.#claims.get(key) ?? stream) !== stream) continue;
      this.#claims.delete(key);
      this.#changes.push({ remove: "claims", key: [this.#workspace, scope, value] });
    }
    for (const [scope, value] of after) {
      const key = claimKey(scope, value);
      if (this.#claims.get(key) === stream) continue;
      this.#claims.set(key, stream);
      this.#changes.push(put("claims", [this.#workspace, scope, value], { stream }));
    }
  }

  /** A refused command names the class of an aggregate that may have nothing else stored. */
  #knowCommandStream({ command }: NewSave): void {
    if (command === null || command.stream === null || this.#heads.has(command.stream)) return;
    this.#heads.set(command.stream, { ...noHead, aggregate: command.entry.aggregate });
  }

  #numbered(appends: readonly NewAppend[], now: number): readonly Message[] {
    let globalPosition = this.#open.global + this.#open.messages;
    return appends.flatMap(({ streamName, messages }) => {
      const { family, kind } = placeOfStream(streamName);
      const head = this.#head(family);
      const index = streamKinds.indexOf(kind);
      const start = (head.positions[index] ?? -1) + 1;
      if (messages.length === 0) return [];
      const [delta, fact, snapshot] = head.positions.map((last, at) => (at === index ? last + messages.length : last));
      this.#setHead(family, { ...head, positions: [delta ?? -1, fact ?? -1, snapshot ?? -1] });
      return messages.map(({ id, type, data, metadata = {}, time }, offset) => {
        const position = start + offset;
        return {
          id: id ?? messageIdOf(streamName, position),
          streamName,
          type,
          position,
          globalPosition: globalPosition++,
          data,
          metadata,
          time: time ?? timeOf(metadata) ?? new Date(now),
        };
      });
    });
  }

  #leaveTrail(save: Save): void {
    const versions = versionsByStream(save);
    for (const [stream, version] of versions) {
      const head = this.#head(stream);
      if (lastCommandOf(head.trail) >= this.#open.command) continue;
      const first = save.messages.find(({ streamName }) => streamName === stream);
      const step = {
        version,
        position: first?.position ?? head.positions[0] + 1,
        number: Math.max(0, save.number + entryCount(save) - 1),
        command: save.commandNumber,
      };
      const isChunkFull = head.trail.length >= chunkLength;
      if (isChunkFull) {
        this.#changes.push(put("trails", [this.#workspace, stream, head.chunks], { trail: head.trail }));
      }
      const trail = withStep(isChunkFull ? [] : head.trail, step);
      this.#setHead(stream, { ...head, trail, chunks: head.chunks + (isChunkFull ? 1 : 0) });
    }
  }
}

/** The lowest version that a save has of each aggregate it touches. */
function versionsByStream(save: Save): ReadonlyMap<string, number> {
  const versions = new Map<string, number>();
  const note = (stream: string, version: number): void => {
    versions.set(stream, Math.min(version, versions.get(stream) ?? version));
  };
  for (const message of save.messages) note(placeOfStream(message.streamName).family, versionOf(message, save));
  for (const { stream, version } of save.states) note(stream, version);
  if (save.command !== null && save.command.stream !== null) note(save.command.stream, save.command.version);
  return versions;
}

function commandOf({ command }: NewSave, messages: readonly Message[]): SavedCommand | null {
  if (command === null) return null;
  return { ...command, entry: { ...command.entry, messages: messages.map(({ globalPosition }) => globalPosition) } };
}

/** When the event happened, as its metadata tell. */
function timeOf({ timestamp }: Readonly<Record<string, unknown>>): Date | null {
  const microseconds = typeof timestamp === "string" ? parseTimestamp(timestamp) : null;
  return microseconds === null ? null : new Date(Math.floor(microseconds / 1000));
}
