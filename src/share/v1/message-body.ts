import { payloadHashOf } from "../../engine/payload-hash.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import { type Json, type JsonRecord, isRecord, isSame } from "./json.ts";
import { type Surroundings, codeMetadata, hasStandardKeys } from "./metadata.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { flagKind } from "./symbol-coder.ts";
import { codeValue } from "./values.ts";

const isStandardKind = flagKind(97);
const isHashKind = flagKind(98);

export interface Body {
  readonly data: JsonRecord;
  readonly metadata: JsonRecord;
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
  const data = codeData(session, root.child("data").child(type), around, value?.data);
  if (standard === undefined) {
    return { data, metadata: recordOf(codeValue(session, about.child("other"), undefined, written)) };
  }
  standard["payload_hash"] = codeHash(session, about.child("payload_hash"), data, written?.["payload_hash"]);
  return { data, metadata: standard };
}

/** A fact event carries the version and the whole state. */
function codeData(session: Session, path: Path, { kind, stem }: Surroundings, value: Said<JsonRecord>): JsonRecord {
  const state = stem?.state;
  const isWhole = kind !== "delta" && stem !== undefined && state !== undefined;
  const data = recordOf(codeValue(session, path, isWhole ? { _version: stem.version, ...state } : undefined, value));
  if (kind === "fact" && stem !== undefined && Object.hasOwn(data, "_version")) {
    const { _version, ...fields } = data;
    if (state === undefined || !isSame(state, fields)) stem.state = fields;
  }
  return data;
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
