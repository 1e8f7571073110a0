import { payloadHashOf } from "../../engine/payload-hash.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import { type Json, type JsonRecord, isRecord, isSame } from "./json.ts";
import { type Surroundings, codeMetadata, hasStandardKeys } from "./metadata.ts";
import { microsecondsOf, parseTimestamp } from "./moments.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import type { Stem } from "./streams.ts";
import { flagKind, integerKind } from "./symbol-coder.ts";
import { codeValue } from "./values.ts";

const isStandardKind = flagKind(97);
const isHashKind = flagKind(98);
const isMomentKind = flagKind(99);
const timeKind = integerKind();

export interface Body {
  readonly data: JsonRecord;
  readonly metadata: JsonRecord;
  readonly time: Date;
}

/** What a message carries: its data, and the metadata, most of which follows from the rest. */
export function codeBody(session: Session, root: Path, around: Surroundings, value: Said<Body>): Body {
  const { kind, type } = around;
  const about = root.child("metadata").child(kind);
  const written = value?.metadata;
  const isStandard = session.symbols.flag(
    root.place(isStandardKind),
    written !== undefined && hasStandardKeys(written),
  );
  const standard = isStandard ? codeMetadata(session, about, around, written) : undefined;
  const timestamp = standard?.["timestamp"];
  const moment = typeof timestamp === "string" ? parseTimestamp(timestamp) : null;
  const expected = moment ?? (around.at === null ? around.clock : microsecondsOf(around.at));
  const time = codeTime(session, root.child("time"), Math.floor(expected / 1000), value?.time);
  // What the data tells of moments, it tells of this one.
  if (around.at === null && Math.abs(time.getTime()) < farthest) session.clock = time.getTime();
  const data = codeData(session, root.child("data").child(type), around, value?.data);
  if (standard === undefined) {
    return { data, time, metadata: recordOf(codeValue(session, about.child("other"), undefined, written)) };
  }
  standard["payload_hash"] = codeHash(session, about.child("payload_hash"), data, written?.["payload_hash"]);
  return { data, time, metadata: standard };
}

/** Milliseconds of the years that dates are printed for, and then some. */
const farthest = 2 ** 48;

/** A fact event carries the version and the whole state. */
function codeData(session: Session, path: Path, { kind, stem }: Surroundings, value: Said<JsonRecord>): JsonRecord {
  const state = stem?.state;
  const isWhole = kind !== "delta" && stem !== undefined && state !== undefined;
  const data = recordOf(codeValue(session, path, isWhole ? { _version: stem.version, ...state } : undefined, value));
  if (kind === "delta" && stem !== undefined && state === undefined) rememberFields(stem, data);
  if (kind === "fact" && stem !== undefined && Object.hasOwn(data, "_version")) {
    const { _version, ...fields } = data;
    if (state === undefined || !isSame(state, fields)) stem.state = fields;
  }
  return data;
}

/** Without a state, what the last events said tells of the next. */
function rememberFields(stem: Stem, data: JsonRecord): void {
  for (const key of Object.keys(data)) {
    const value = data[key];
    if (typeof value === "string" || typeof value === "number") stem.fields[key] = value;
  }
}

function codeTime(session: Session, path: Path, expected: number, value: Said<Date>): Date {
  const { symbols } = session;
  const written = value?.getTime() ?? expected;
  if (!symbols.flag(path.place(isMomentKind), !Number.isNaN(written))) return new Date(Number.NaN);
  const time = new Date(expected + symbols.signed(path.place(timeKind), written - expected));
  if (Number.isNaN(time.getTime())) throw new DamagedPayload("A moment is out of range.");
  return time;
}

function codeHash(session: Session, path: Path, data: JsonRecord, value: Said<Json>): Json {
  const expected = payloadHashOf(data);
  const isExpected = session.symbols.flag(path.place(isHashKind), value === expected);
  return isExpected ? expected : codeValue(session, path, undefined, value);
}

function recordOf(value: Json): JsonRecord {
  if (!isRecord(value)) throw new DamagedPayload("A message holds no object.");
  return value;
}
