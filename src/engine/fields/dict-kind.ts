import { equalData } from "../values/equal-data.ts";
import { isPlainObject } from "../values/plain-object.ts";
import { Refusal, refusals } from "./refusal.ts";
import type { ValueKind } from "./value-kind.ts";

/** Deeper data is refused: whatever walks it later (JSON, comparison, a tree on a screen) must not overflow. */
const greatestDepth = 200;

/** An object of plain JSON data. What would not survive storing is refused, with its path (FLD6). */
export const dictKind: ValueKind = {
  accept: (value) => (isPlainObject(value) ? frozenCopy(value, "", []) : refusals.dict(value)),
  toData: (value) => value,
  fromData: (data) => {
    const copy = frozenCopy(data, "", []);
    return copy instanceof Refusal ? null : copy;
  },
  equals: equalData,
};

function frozenCopy(value: unknown, path: string, parents: readonly object[]): unknown | Refusal {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return refusals.unstorable(path, String(value));
    return value === 0 ? 0 : value;
  }
  if (typeof value !== "object")
    return refusals.unstorable(path, value === undefined ? "undefined" : `a ${typeof value}`);
  if (parents.includes(value)) return refusals.unstorable(path, "part of a cycle");
  if (parents.length >= greatestDepth) return refusals.unstorable(path, `nested deeper than ${greatestDepth} levels`);
  if (Array.isArray(value)) return frozenList(value, path, [...parents, value]);
  if (!isPlainObject(value)) return refusals.unstorable(path, `an instance of ${value.constructor?.name ?? "a class"}`);
  return frozenObject(value, path, [...parents, value]);
}

function frozenList(list: readonly unknown[], path: string, parents: readonly object[]): unknown | Refusal {
  const copy: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const item = frozenCopy(list[index], `${path}[${index}]`, parents);
    if (item instanceof Refusal) return item;
    copy.push(item);
  }
  return Object.freeze(copy);
}

function frozenObject(
  object: Readonly<Record<string, unknown>>,
  path: string,
  parents: readonly object[],
): unknown | Refusal {
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(object)) {
    // A key without a value has no JSON: it is the same as no key.
    if (member === undefined) continue;
    const value = frozenCopy(member, path === "" ? key : `${path}.${key}`, parents);
    if (value instanceof Refusal) return value;
    // Defined, not assigned: `__proto__` is a key like any other here.
    Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return Object.getOwnPropertySymbols(object).length > 0
    ? refusals.unstorable(path, "keyed by a symbol")
    : Object.freeze(copy);
}
