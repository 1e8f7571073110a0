import { microsecondsOf, parseTimestamp, printTimestamp } from "./moments.ts";
import type { Path } from "./path.ts";
import { codeSequence } from "./sequence-ids.ts";
import type { Said, Session } from "./session.ts";
import type { Stem, StreamKind } from "./streams.ts";
import { flagKind, integerKind } from "./symbol-coder.ts";
import type { Json, JsonRecord } from "./json.ts";
import { codeValue } from "./values.ts";
import { DamagedPayload } from "./damaged-payload.ts";

/** Keys of an event's metadata, in this order (rule EVT5). */
export const metadataKeys = [
  "id",
  "type",
  "fqn",
  "kind",
  "stream",
  "origin_stream",
  "timestamp",
  "version",
  "sequence_id",
  "payload_hash",
] as const;

/** What the message around the metadata is. */
export interface Surroundings {
  readonly stream: string;
  readonly type: string;
  readonly stem: Stem | undefined;
  readonly kind: StreamKind;
  /** Milliseconds of the command that stored it; null when there is none. */
  readonly at: number | null;
  /** The save's first event. */
  readonly isFirst: boolean;
  /** Microseconds of the message before. */
  readonly clock: number;
}

const asExpectedKind = flagKind(95);
const isTimestampKind = flagKind(99);
const isWholeKind = flagKind(30);
const timeKind = integerKind();
const wholeTimeKind = integerKind();
const typeParts = /^[^.]*\.(.+)\.(v\d+)$/;
const standardModule = "aggregate-playground";

interface TypeParts {
  readonly className: string;
  readonly version: string;
}

let knownType = "";
let knownParts: TypeParts = { className: "", version: "v1" };

/** Events of one type follow one another. */
function partsOfType(type: string): TypeParts {
  if (type !== knownType) {
    const [, className = type, version = "v1"] = typeParts.exec(type) ?? [];
    knownParts = { className, version };
    knownType = type;
  }
  return knownParts;
}

export function hasStandardKeys(metadata: JsonRecord): boolean {
  let count = 0;
  for (const key in metadata) if (key !== metadataKeys[count++]) return false;
  return count === metadataKeys.length;
}

/** All of the metadata but the hash, which follows from the data. */
export function codeMetadata(
  session: Session,
  path: Path,
  around: Surroundings,
  value: Said<JsonRecord>,
): Record<string, Json> {
  const { stream, type, stem } = around;
  const sequence = codeSequence(session, path.child("sequence_id"), around, value?.["sequence_id"]);
  const timestamp = codeTimestamp(session, path.child("timestamp"), around, value?.["timestamp"]);
  const { className, version } = partsOfType(type);
  const usual = {
    id: typeof sequence === "string" || typeof sequence === "number" ? `${stream}-${sequence}` : "",
    type,
    fqn: `${standardModule}.${className}`,
    kind: "EVENT",
    stream,
    origin_stream: null,
    version,
  };
  const {
    id,
    type: ownType,
    fqn,
    kind,
    stream: ownStream,
    origin_stream,
    version: ownVersion,
  } = codeUsual(session, path, usual, value);
  if (stem !== undefined)
    stem.clock = Math.max(stem.clock, (typeof timestamp === "string" ? parseTimestamp(timestamp) : null) ?? -Infinity);
  return {
    id,
    type: ownType,
    fqn,
    kind,
    stream: ownStream,
    origin_stream,
    timestamp,
    version: ownVersion,
    sequence_id: sequence,
    payload_hash: null,
  };
}

/** Metadata that is the same in every event of its place, or follows from the message. */
type Usual = Readonly<Record<(typeof usualKeys)[number], Json>>;
const usualKeys = ["id", "type", "fqn", "kind", "stream", "origin_stream", "version"] as const;

/** What stands in every event alike: one decision for all of it, then one for each that differs. */
function codeUsual(session: Session, path: Path, usual: Usual, value: Said<JsonRecord>): Usual {
  const { symbols } = session;
  const isUsual = value !== undefined && usualKeys.every((key) => value[key] === usual[key]);
  if (symbols.flag(path.place(asExpectedKind), isUsual)) return usual;
  const code = (key: (typeof usualKeys)[number]): Json => {
    const isExpected = symbols.flag(path.child(key).place(asExpectedKind), value?.[key] === usual[key]);
    return isExpected ? usual[key] : codeValue(session, path.child(key), undefined, value?.[key]);
  };
  return {
    id: code("id"),
    type: code("type"),
    fqn: code("fqn"),
    kind: code("kind"),
    stream: code("stream"),
    origin_stream: code("origin_stream"),
    version: code("version"),
  };
}

/** Microseconds counting up from what the command's clock showed; otherwise from the event before. */
function codeTimestamp(session: Session, path: Path, around: Surroundings, value: Said<Json>): Json {
  const { symbols } = session;
  const written = typeof value === "string" ? parseTimestamp(value) : null;
  if (!symbols.flag(path.place(isTimestampKind), written !== null)) return codeValue(session, path, undefined, value);
  const { stem, at, clock } = around;
  const expected = at === null ? clock : Math.max(microsecondsOf(at), (stem?.clock ?? -Infinity) + 1);
  const whole = (Math.floor(expected / 1000) + 1) * 1000;
  const isWhole = symbols.flag(
    path.place(isWholeKind),
    written !== null && written !== expected && written % 1000 === 0,
  );
  const microseconds = isWhole
    ? whole + symbols.signed(path.place(wholeTimeKind), ((written ?? whole) - whole) / 1000) * 1000
    : expected + symbols.signed(path.place(timeKind), (written ?? expected) - expected);
  const printed = printTimestamp(microseconds);
  if (printed === null) throw new DamagedPayload("A moment is out of range.");
  return printed;
}
