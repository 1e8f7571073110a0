import { NotShareableError } from "../not-shareable.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind, flagKind, integerKind } from "./symbol-coder.ts";
import type { CodeWithin, Json, JsonRecord } from "./json.ts";

const likeBaseKind = flagKind(95);
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
  const keys = codeKeys(session, path, base, value === undefined ? undefined : keysOf(value));
  const record: Record<string, Json> = {};
  for (const key of keys) {
    record[key] = codeMember(path.child(key), memberOf(base, key), memberOf(value, key));
  }
  return record;
}

function codeKeys(
  session: Session,
  path: Path,
  base: JsonRecord | undefined,
  keys: Said<readonly string[]>,
): readonly string[] {
  const { symbols } = session;
  if (base !== undefined) {
    const expected = Object.keys(base);
    if (symbols.flag(path.place(likeBaseKind), keys !== undefined && isEqual(expected, keys))) return expected;
  }
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
