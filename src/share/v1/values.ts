import { NotShareableError } from "../not-shareable.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import { codeExplained, codeSame, codeSum, findSame, findSum, noticeFactor, startOf } from "./explanations.ts";
import { type CodeWithin, type Json, isList, isRecord, isSame, isStructure } from "./json.ts";
import { codeList } from "./lists.ts";
import { codeNumber } from "./numbers.ts";
import type { Path, Scalar } from "./path.ts";
import { codeRecord } from "./records.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind, flagKind } from "./symbol-coder.ts";

/** How a value is said that nothing explains. The order is part of the format. */
const forms = [
  "null",
  "false",
  "true",
  "number",
  "string",
  "list",
  "record",
  "same string",
  "same number",
  "sum",
] as const;
type Form = (typeof forms)[number];

const formKind = choiceKind();
const unchangedKind = flagKind(70);

/**
 * Any JSON value.
 * @param base what is probably much like it: the state before, the fields of an aggregate for its fact
 * @param isChanged it is known to differ from that
 */
export function codeValue(
  session: Session,
  path: Path,
  base: Json | undefined,
  value: Said<Json>,
  depth = 0,
  isChanged = false,
): Json {
  session.budget.spendValue(depth);
  if (isStructure(base)) {
    if (!isChanged && session.symbols.flag(path.place(unchangedKind), value !== undefined && isSame(base, value))) {
      return base;
    }
  } else {
    const explained = codeExplained(session, path, base, value, isChanged);
    if (explained !== undefined) {
      session.offer(path, explained);
      return explained;
    }
  }
  const near = isStructure(base) ? undefined : base;
  const chosen = value === undefined ? 0 : forms.indexOf(formOf(session, path, near, value));
  const form = forms[session.symbols.usualChoice(path.place(formKind), forms.length, chosen)] ?? "null";
  const coded = codeForm(session, path, form, base, value, depth);
  if (!isStructure(coded)) session.offer(path, coded);
  return coded;
}

function formOf(session: Session, path: Path, base: Scalar | undefined, value: Json): Form {
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "string":
      return findSame(session, path, value) >= 0 ? "same string" : "string";
    case "number":
      if (!Number.isFinite(value)) throw new NotShareableError(`A link cannot hold the number ${value}.`);
      if (isTelling(value) && findSame(session, path, value) >= 0) return "same number";
      return isSum(session, path, base, value) ? "sum" : "number";
    case "object":
      return isList(value) ? "list" : "record";
    default:
      throw new NotShareableError(`A link cannot hold a ${typeof value}.`);
  }
}

function isSum(session: Session, path: Path, base: Scalar | undefined, value: number): boolean {
  const start = startOf(session, path, base);
  return start !== undefined && isTelling(value) && findSum(session, path, start, value) !== null;
}

/** Small numbers are equal by chance. */
function isTelling(value: number): boolean {
  return !Number.isInteger(value) || Math.abs(value) > 2;
}

function codeForm(
  session: Session,
  path: Path,
  form: Form,
  base: Json | undefined,
  value: Said<Json>,
  depth: number,
): Json {
  const scalar = isStructure(value) ? undefined : value;
  const near = typeof base === "number" ? base : typeof path.last === "number" ? path.last : undefined;
  switch (form) {
    case "null":
      return null;
    case "false":
    case "true":
      return form === "true";
    case "number": {
      const coded = codeNumber(session, path, near, typeof scalar === "number" ? scalar : undefined);
      noticeFactor(session, path, isStructure(base) ? undefined : base, coded);
      return coded;
    }
    case "string":
      return codeString(session, path, typeof scalar === "string" ? scalar : undefined);
    case "same string":
    case "same number": {
      const type = form === "same string" ? "string" : "number";
      return known(codeSame(session, path, type, scalar === undefined ? 0 : findSame(session, path, scalar)));
    }
    case "sum": {
      const start = known(startOf(session, path, isStructure(base) ? undefined : base));
      const sum = typeof scalar === "number" ? (findSum(session, path, start, scalar) ?? undefined) : undefined;
      return known(codeSum(session, path, start, sum));
    }
    case "list":
      return codeList(
        session,
        path,
        isList(base) ? base : undefined,
        isList(value) ? value : undefined,
        within(session, depth),
      );
    case "record":
      return codeRecord(
        session,
        path,
        isRecord(base) ? base : undefined,
        isRecord(value) ? value : undefined,
        within(session, depth),
      );
  }
}

function within(session: Session, depth: number): CodeWithin {
  return (path, base, value, isChanged) => codeValue(session, path, base, value, depth + 1, isChanged);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new DamagedPayload("A value is named that was not said.");
  return value;
}
