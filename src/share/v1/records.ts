import { NotShareableError } from "../not-shareable.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind, flagKind, integerKind } from "./symbol-coder.ts";
import { type CodeWithin, type Json, type JsonRecord, isSame } from "./json.ts";

const same = "=";
const other = "≠";

const likeBaseKind = flagKind(95);
const patternKind = choiceKind();
const isChangedKind = flagKind(30);
const shapeKind = choiceKind();
const isKnownShapeKind = flagKind();
const knownShapeKind = choiceKind();
const sizeKind = integerKind();

/** An object: its keys, by which of the known lists of keys it has, then the value of each. */
export function codeRecord(
  session: Session,
  path: Path,
  base: JsonRecord | undefined,
  value: Said<JsonRecord>,
  codeMember: CodeWithin,
): JsonRecord {
  const written = value === undefined ? undefined : keysOf(value);
  const expected = base === undefined ? undefined : Object.keys(base);
  if (base !== undefined && expected !== undefined) {
    const isLikeBase = written !== undefined && isEqual(expected, written);
    if (session.symbols.flag(path.place(likeBaseKind), isLikeBase)) {
      return codeChanges(session, path, base, value, expected, codeMember);
    }
  }
  const record: Record<string, Json> = {};
  for (const key of codeKeys(session, path, written)) {
    record[key] = codeMember(path.child(key), memberOf(base, key), memberOf(value, key));
  }
  return record;
}

/** The same keys as before: which of them have other values is mostly as it was some time before. */
function codeChanges(
  session: Session,
  path: Path,
  base: JsonRecord,
  value: Said<JsonRecord>,
  keys: readonly string[],
  codeMember: CodeWithin,
): JsonRecord {
  const { symbols } = session;
  const { patterns } = path;
  let written = "";
  // The keys are those of both: nothing inherited is among them.
  if (value !== undefined) {
    for (const key of keys) written += isSame(base[key] ?? null, value[key] ?? null) ? same : other;
  }
  const found = patterns.indexOf(written);
  const index = symbols.choice(path.place(patternKind), patterns.length + 1, found === -1 ? patterns.length : found);
  const known = patterns[index];
  const pattern = known?.length === keys.length ? known : codePattern(session, path, keys, written);
  if (known === undefined) patterns.push(pattern);
  const record: Record<string, Json> = {};
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? "";
    const before = base[key];
    const isChanged = pattern[place] === other;
    record[key] =
      isChanged || before === undefined ? codeMember(path.child(key), before, value?.[key], isChanged) : before;
  }
  return record;
}

function codePattern(session: Session, path: Path, keys: readonly string[], written: string): string {
  const places = [...keys.keys()];
  const isOther = (place: number): boolean => written[place] === other;
  return places
    .map((place) =>
      session.symbols.flag(path.child(keys[place] ?? "").place(isChangedKind), isOther(place)) ? other : same,
    )
    .join("");
}

function codeKeys(session: Session, path: Path, keys: Said<readonly string[]>): readonly string[] {
  const { symbols } = session;
  const { shapes } = path;
  const found = keys === undefined ? 0 : shapes.findIndex((shape) => isEqual(shape, keys));
  const index = symbols.choice(path.place(shapeKind), shapes.length + 1, found === -1 ? shapes.length : found);
  const known = shapes[index];
  if (known !== undefined) return known;
  const coded = codeNewShape(session, path, keys);
  shapes.push(coded);
  return coded;
}

function codeNewShape(session: Session, path: Path, keys: Said<readonly string[]>): readonly string[] {
  const { symbols, shapes } = session;
  const found = keys === undefined ? undefined : session.placeOfShape(keys);
  if (symbols.flag(session.root.place(isKnownShapeKind), found !== undefined)) {
    const shape = shapes[symbols.choice(session.root.place(knownShapeKind), Math.max(shapes.length, 1), found ?? 0)];
    if (shape === undefined) throw new DamagedPayload("A list of keys is named that was not said.");
    return shape;
  }
  const size = symbols.integer(path.place(sizeKind), keys?.length ?? 0);
  const keyPath = session.root.child("keys");
  const coded: string[] = [];
  for (let index = 0; index < size; index++) {
    session.budget.spendValue(0);
    const key = codeString(session, keyPath, keys?.[index]);
    if (key === "__proto__") throw new DamagedPayload('The key "__proto__" is not allowed.');
    coded.push(key);
  }
  if (new Set(coded).size !== size) throw new DamagedPayload("A key is there twice.");
  session.addShape(coded);
  return coded;
}

function keysOf(record: JsonRecord): readonly string[] {
  if (Object.prototype.toString.call(record) !== "[object Object]") {
    throw new NotShareableError("A link holds plain data, no dates and no instances of classes.");
  }
  const keys = Object.keys(record);
  for (let place = keys.length - 1; place >= 0; place--)
    if (record[keys[place] ?? ""] === undefined) keys.splice(place, 1);
  if (keys.includes("__proto__")) throw new NotShareableError('A link cannot hold the key "__proto__".');
  return keys;
}

/** Not what every object inherits: a field may well be named `constructor`. */
function memberOf(record: JsonRecord | undefined, key: string): Json | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isEqual(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index]);
}
