import type { Message } from "aggregate-playground";
import { payloadHashOf } from "../../engine/payload-hash.ts";
import { NotShareableError } from "../not-shareable.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import type { History, Instance } from "./history.ts";
import { codeNewId } from "./ids.ts";
import { codeMetadata, hasStandardKeys } from "./metadata.ts";
import { parseTimestamp } from "./moments.ts";
import { codeName } from "./names.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { type Stem, type Stream, streamKinds } from "./streams.ts";
import { flagKind, integerKind } from "./symbol-coder.ts";
import { type Json, type JsonRecord, codeValue, isRecord, isSame } from "./values.ts";

/** The command that stored a message. */
export interface Owner {
  readonly instance: Instance;
  readonly method: string;
  /** Milliseconds; null when the command's moment is no such thing. */
  readonly at: number | null;
  /** How many messages of the command came before. */
  readonly ordinal: number;
}

const positionKind = integerKind();
const globalPositionKind = integerKind();
const isStandardKind = flagKind(97);
const isHashKind = flagKind(98);
const isMomentKind = flagKind(99);
const timeKind = integerKind();
/** Messages of one command beyond so many are expected to be alike. */
const toldApart = 3;
const ordinals = ["first", "second", "third", "later"] as const;

export function codeMessage(history: History, owner: Owner | undefined, value: Said<Message>): Message {
  const { session } = history;
  const root = session.root.child("message");
  if (owner === undefined) session.beginCommand();
  const expectedStem = owner === undefined ? undefined : history.stemOf(owner.instance);
  const ordinal = ordinals[Math.min(owner?.ordinal ?? toldApart, toldApart)] ?? "";
  const stream = history.streams.code(root.child("stream").child(ordinal), expectedStem, value?.streamName);
  const stem = "stem" in stream ? stream.stem : undefined;
  if (owner !== undefined && stem !== undefined && stem.id === owner.instance.id && stem !== expectedStem) {
    history.learnCategory(owner.instance.aggregate, stem.category);
  }
  if (owner === undefined && stem !== undefined) offerStem(session, stem);
  const kind = "stem" in stream ? stream.kind : "delta";
  const streamName = nameOf(stream);
  const cause = owner === undefined ? root.child("type").child(stem?.category ?? streamName) : root.child(owner.instance.aggregate).child(owner.method);
  const type = codeName(session, cause.child(kind).child(ordinal), value?.type);
  const position = codeCount(session, root.child("position"), positionKind, nextPosition(stream), value?.position);
  advance(stream, position);
  const globalPosition = codeCount(session, root.child("globalPosition"), globalPositionKind, history.globalPosition + 1, value?.globalPosition);
  history.globalPosition = globalPosition;
  const id = codeNewId(session, root.child("id"), value?.id);

  // Data of a message is JSON; whatever is not is refused where it is met.
  const data = value?.data as Said<JsonRecord>;
  const metadata = value?.metadata as Said<JsonRecord>;
  const about = root.child("metadata").child(kind);
  const isStandard = session.symbols.flag(root.place(isStandardKind), metadata !== undefined && hasStandardKeys(metadata));
  const around = { stream: streamName, type, stem, kind, at: owner?.at ?? null, isFirst: owner?.ordinal === 0, clock: history.clock };
  const standard = isStandard ? codeMetadata(session, about, around, metadata) : undefined;
  const codedData = codeData(session, root.child("data").child(type), stem, kind, data);
  const codedMetadata = standard === undefined
    ? asRecord(codeValue(session, about.child("other"), undefined, metadata))
    : { ...standard, payload_hash: codeHash(session, about.child("payload_hash"), codedData, metadata?.["payload_hash"]) };
  const moment = typeof codedMetadata["timestamp"] === "string" ? parseTimestamp(codedMetadata["timestamp"]) : null;
  history.clock = moment ?? (owner?.at === null || owner === undefined ? history.clock : owner.at * 1000);
  const time = codeTime(session, root.child("time"), Math.floor(history.clock / 1000), value?.time);
  return { id, streamName, type, position, globalPosition, data: { ...codedData }, metadata: codedMetadata, time };
}

/** What is known of the aggregate may explain an event that no command tells of. */
function offerStem(session: Session, stem: Stem): void {
  const path = session.root.child("stem").child(stem.category);
  session.offer(path.child("id"), stem.id);
  for (const [key, value] of Object.entries(stem.state ?? {})) {
    if (typeof value === "string" || typeof value === "number") session.offer(path.child(key), value);
  }
}

/** A fact event carries the version and the whole state. */
function codeData(session: Session, path: Path, stem: Stem | undefined, kind: string, value: Said<JsonRecord>): JsonRecord {
  const state = stem?.state;
  const isWhole = kind !== "delta" && stem !== undefined;
  const expected = isWhole && state !== undefined ? { _version: stem.version, ...state } : undefined;
  const data = asRecord(codeValue(session, path, expected, value));
  if (isWhole && kind === "fact") {
    const { _version, ...fields } = data;
    if (_version !== undefined && (state === undefined || !isSame(state, fields))) stem.state = fields;
  }
  return data;
}

function codeHash(session: Session, path: Path, data: JsonRecord, value: Said<Json>): Json {
  const expected = payloadHashOf(data);
  const isExpected = session.symbols.flag(path.place(isHashKind), value === expected);
  return isExpected ? expected : codeValue(session, path, undefined, value);
}

function codeTime(session: Session, path: Path, expected: number, value: Said<Date>): Date {
  const { symbols } = session;
  const written = value?.getTime() ?? expected;
  if (!symbols.flag(path.place(isMomentKind), !Number.isNaN(written))) return new Date(Number.NaN);
  const time = new Date(expected + symbols.signed(path.place(timeKind), written - expected));
  if (Number.isNaN(time.getTime())) throw new DamagedPayload("A moment is out of range.");
  return time;
}

function codeCount(session: Session, path: Path, kind: typeof positionKind, expected: number, value: Said<number>): number {
  if (value !== undefined && !Number.isSafeInteger(value)) throw new NotShareableError(`A link cannot hold the position ${value}.`);
  const coded = expected + session.symbols.signed(path.place(kind), (value ?? expected) - expected);
  if (!Number.isSafeInteger(coded)) throw new DamagedPayload("A position is out of range.");
  return coded;
}

function nameOf(stream: Stream): string {
  return "stem" in stream ? (stream.stem.names[streamKinds.indexOf(stream.kind)] ?? "") : stream.loose.name;
}

function nextPosition(stream: Stream): number {
  return 1 + ("stem" in stream ? (stream.stem.positions[streamKinds.indexOf(stream.kind)] ?? -1) : stream.loose.position);
}

function advance(stream: Stream, position: number): void {
  if ("stem" in stream) stream.stem.positions[streamKinds.indexOf(stream.kind)] = position;
  else stream.loose.position = position;
}

function asRecord(value: Json): JsonRecord {
  if (!isRecord(value)) throw new DamagedPayload("A message holds no object.");
  return value;
}
