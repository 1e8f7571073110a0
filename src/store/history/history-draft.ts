import type { Message } from "aggregate-playground";
import { messageIdOf } from "../../document/message-id.ts";
import { parseTimestamp } from "../../engine/timestamp.ts";
import type { AggregateRecord, RecordChange } from "../../engine/commit.ts";
import { put, type RowChange } from "../rows/row-store.ts";
import type { HeadRow, SegmentRow } from "../rows/tables.ts";
import { DamagedRowError } from "../failures.ts";
import { lostHead } from "./mending.ts";
import type { NewAppend, NewSave } from "./new-save.ts";
import { stateOfRecord, writeRecord } from "./record-text.ts";
import type { Save, SavedCommand, SavedState } from "./save.ts";
import { entryCount, openSegmentKey, segmentAfter, segmentKey } from "./segment.ts";
import { SegmentWriter } from "./segment-writer.ts";
import { classNameGuess, placeOfStream, streamKinds } from "./stream-family.ts";
import { versionOf } from "./timeline-entries.ts";
import { chunkLength, flatStep, lastCommandOf } from "./trail.ts";

/** What is stored, as far as the saves to come touch it. */
export interface StoredParts {
  /** By delta stream; null for one that has none. */
  readonly heads: ReadonlyMap<string, HeadRow | null>;
  /** Claim (`claimKey`) → the stream that holds it, null for none. */
  readonly claims: ReadonlyMap<string, string | null>;
}

/** What the saves to come are checked against. */
export interface CheckedHistory {
  readonly heads: ReadonlyMap<string, Pick<HeadRow, "version" | "positions" | "claims"> | null>;
  readonly claims: ReadonlyMap<string, string | null>;
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

/** A head that goes on: its record is printed when it is taken to be stored, and not with each save. */
interface DraftHead {
  aggregate: string;
  version: number;
  record: AggregateRecord | string | null;
  positions: [number, number, number];
  claims: HeadRow["claims"];
  born: HeadRow["born"];
  trail: number[];
  chunks: number;
}

function draftHead({ positions, trail, ...head }: HeadRow): DraftHead {
  return { ...head, positions: [...positions], trail: [...trail] };
}

function headRow({ record, positions, trail, ...head }: DraftHead): HeadRow {
  const text = typeof record === "object" && record !== null ? writeRecord(record) : record;
  return { ...head, record: text, positions: [...positions], trail: [...trail] };
}

/**
 * The history with saves added that are not stored yet: numbers are given, rows are made, nothing is checked
 * (`check-saves.ts` does that). `takeChanges` says what to store. Once that is stored, the draft goes on from there.
 */
export class HistoryDraft implements CheckedHistory {
  readonly #workspace: number;
  readonly #heads = new Map<string, DraftHead | null>();
  readonly #claims = new Map<string, string | null>();
  readonly #changedHeads = new Set<string>();
  readonly #changes: RowChange[] = [];
  #segment: SegmentWriter;
  #isChanged = false;

  constructor(workspace: number, open: SegmentRow) {
    this.#workspace = workspace;
    this.#segment = new SegmentWriter(open);
  }

  /** What is stored of the parts that saves to come touch. What is known already is newer. @throws DamagedRowError */
  know({ heads, claims }: StoredParts): void {
    for (const [stream, head] of heads) {
      if (this.#heads.has(stream)) continue;
      try {
        const record = head?.record ?? null;
        if (record !== null && this.#segment.tellsStateOf(stream)) this.#segment.know(stream, stateOfRecord(record));
        this.#heads.set(stream, head === null ? null : draftHead(head));
      } catch (cause) {
        throw new DamagedRowError(lostHead(stream), { cause });
      }
    }
    for (const [claim, holder] of claims) if (!this.#claims.has(claim)) this.#claims.set(claim, holder);
  }

  get heads(): CheckedHistory["heads"] {
    return this.#heads;
  }

  get claims(): CheckedHistory["claims"] {
    return this.#claims;
  }

  /** Class name of the aggregate of a delta stream. */
  aggregateOf = (stream: string): string => this.#heads.get(stream)?.aggregate ?? classNameGuess(stream);

  /** @param now milliseconds since the epoch */
  add(newSave: NewSave, now: number): Save {
    this.#isChanged = true;
    if (this.#segment.isFull) this.#closeSegment();
    const { number, command: commandNumber } = this.#segment.next;
    newSave.changes.forEach((change, index) => this.#changeRecord(change, [commandNumber, index]));
    this.#knowCommandStream(newSave);
    const messages = this.#numbered(newSave.appends, now);
    const save: Save = {
      commandNumber,
      number,
      command: commandOf(newSave, messages),
      messages,
      states: newSave.changes.map(({ record: { stream, version, state } }): SavedState => ({ stream, version, state })),
    };
    this.#leaveTrail(save);
    this.#segment.add(save, { aggregateOf: this.aggregateOf, now });
    return save;
  }

  /** Everything that `add` changed, and nothing more since the last call. */
  takeChanges(): readonly RowChange[] {
    const heads = this.takeHeads();
    const open = this.#isChanged ? [put("journal", openSegmentKey(this.#workspace), this.#segment.toRow())] : [];
    this.#isChanged = false;
    return [...this.takeSegments(), ...heads, ...open];
  }

  /**
   * The full segments alone, and what goes with them. For a long import, in which heads change again and again: they are
   * taken once, at its end.
   */
  takeSegments(): readonly RowChange[] {
    return this.#changes.splice(0);
  }

  takeHeads(): readonly RowChange[] {
    const streams = [...this.#changedHeads];
    this.#changedHeads.clear();
    return streams.map((stream) => put("heads", [this.#workspace, stream], headRow(this.#head(stream))));
  }

  #closeSegment(): void {
    const row = this.#segment.toRow();
    this.#changes.push(put("journal", segmentKey(this.#workspace, row), row));
    this.#segment = new SegmentWriter(segmentAfter(row));
  }

  #head(stream: string): DraftHead {
    const known = this.#heads.get(stream) ?? null;
    if (known !== null) return known;
    const head = draftHead({ ...noHead, aggregate: classNameGuess(stream) });
    this.#heads.set(stream, head);
    return head;
  }

  #changeRecord({ record, claims }: RecordChange, birth: readonly [command: number, index: number]): void {
    const { stream, aggregate, version } = record;
    const head = this.#head(stream);
    if (head.born === null) {
      head.born = birth;
      for (const list of ["", aggregate])
        this.#changes.push(put("roster", [this.#workspace, list, ...birth], { stream }));
    }
    const kept = claims.map(({ scope, value }) => [scope, value] as const);
    if (kept.length > 0 || head.claims.length > 0) this.#changeClaims(stream, head.claims, kept);
    head.aggregate = aggregate;
    head.version = version;
    head.record = record;
    head.claims = kept;
    this.#changedHeads.add(stream);
  }

  #changeClaims(stream: string, before: HeadRow["claims"], after: HeadRow["claims"]): void {
    const kept = new Set(after.map(([scope, value]) => claimKey(scope, value)));
    for (const [scope, value] of before) {
      const key = claimKey(scope, value);
      // Another aggregate may have taken it over in this very draft.
      if (kept.has(key) || (this.#claims.get(key) ?? stream) !== stream) continue;
      this.#claims.set(key, null);
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
    const stream = command?.stream ?? null;
    if (command === null || stream === null || (this.#heads.get(stream) ?? null) !== null) return;
    this.#head(stream).aggregate = command.entry.aggregate;
  }

  #numbered(appends: readonly NewAppend[], now: number): readonly Message[] {
    let globalPosition = this.#segment.next.global;
    return appends.flatMap(({ streamName, messages }) => {
      if (messages.length === 0) return [];
      const { family, kind } = placeOfStream(streamName);
      const { positions } = this.#head(family);
      const index = streamKinds.indexOf(kind);
      const start = (positions[index] ?? -1) + 1;
      positions[index] = start + messages.length - 1;
      this.#changedHeads.add(family);
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
      if (lastCommandOf(head.trail) >= this.#segment.firstCommand) continue;
      const first = save.messages.find(({ streamName }) => streamName === stream);
      const step = {
        version,
        position: first?.position ?? head.positions[0] + 1,
        number: Math.max(0, save.number + entryCount(save) - 1),
        command: save.commandNumber,
      };
      if (head.trail.length >= chunkLength) {
        this.#changes.push(put("trails", [this.#workspace, stream, head.chunks], { trail: head.trail }));
        head.trail = [];
        head.chunks += 1;
      }
      head.trail.push(...flatStep(step));
      this.#changedHeads.add(stream);
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
