import type { Path, Scalar } from "./path.ts";
import type { Said } from "./session.ts";

/**
 * How a list or an object says what is in it.
 * @param isChanged the value is known to differ from its base
 */
export type CodeWithin = (path: Path, base: Json | undefined, value: Said<Json>, isChanged?: boolean) => Json;

/** A value that JSON can say. */
export type Json = Scalar | readonly Json[] | JsonRecord;
export interface JsonRecord {
  readonly [key: string]: Json;
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isStructure(value: Json | undefined): value is readonly Json[] | JsonRecord {
  return typeof value === "object" && value !== null;
}

/** Equality to the order of keys and the sign of zero. */
export function isSame(left: Json, right: Json): boolean {
  if (Object.is(left, right)) return true;
  if (isList(left)) {
    return (
      isList(right) && left.length === right.length && left.every((item, index) => isSame(item, right[index] ?? null))
    );
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  // Most records differ in their values; their keys are listed only when those are equal.
  for (const key in left) {
    if (!Object.hasOwn(right, key) || !isSame(left[key] ?? null, right[key] ?? null)) return false;
  }
  const keys = Object.keys(left);
  const others = Object.keys(right);
  return keys.length === others.length && keys.every((key, index) => key === others[index]);
}
