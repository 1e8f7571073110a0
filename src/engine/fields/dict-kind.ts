import { equalData } from "../values/equal-data.ts";
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

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || isForeignObjectPrototype(prototype);
}

/** Object.prototype of another realm: a frame's, or a test runner's. */
function isForeignObjectPrototype(prototype: unknown): boolean {
  return (
    typeof prototype === "object" &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, "isPrototypeOf")
  );
}

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
  for (const key of Reflect.ownKeys(object)) {
    if (typeof key === "symbol") return refusals.unstorable(path, "keyed by a symbol");
    if (!Object.prototype.propertyIsEnumerable.call(object, key)) continue;
    const member = object[key];
    // A key without a value has no JSON: it is the same as no key.
    if (member === undefined) continue;
    const value = frozenCopy(member, path === "" ? key : `${path}.${key}`, parents);
    if (value instanceof Refusal) return value;
    // Defined, not assigned: `__proto__` is a key like any other here.
    Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return Object.freeze(copy);
}
