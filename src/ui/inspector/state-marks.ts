import { childPath, childrenOf, isSameJson, rootPath, type Identify, type JsonChild } from "./json-children.ts";

/** What a version did to one place of the state. */
export interface StateMark {
  readonly kind: "added" | "changed";
  /** The value before, for a place that was changed. */
  readonly before: unknown;
}

export interface StateMarks {
  /** By path, in the state after. A place with a change inside is changed itself. */
  readonly marks: ReadonlyMap<string, StateMark>;
  /** Path of the parent → the children that are gone. */
  readonly removed: ReadonlyMap<string, readonly JsonChild[]>;
}

export const noMarks: StateMarks = { marks: new Map(), removed: new Map() };

/** Every place of `after` that is new or differs from `before`, and what of `before` is gone. */
export function markChanges(before: unknown, after: unknown, identify: Identify): StateMarks {
  const marks = new Map<string, StateMark>();
  const removed = new Map<string, JsonChild[]>();
  compare(before, after, rootPath);
  return { marks, removed };

  function compare(old: unknown, now: unknown, path: string): void {
    if (isSameJson(old, now)) return;
    marks.set(path, { kind: "changed", before: old });
    const oldChildren = comparable(old, now) ? (childrenOf(old, identify) ?? []) : [];
    const nowChildren = childrenOf(now, identify) ?? [];
    const oldByKey = new Map(oldChildren.map((child) => [child.key, child]));
    for (const child of nowChildren) {
      const place = childPath(path, child.key);
      const counterpart = oldByKey.get(child.key);
      if (counterpart === undefined) markAdded(child.value, place);
      else compare(counterpart.value, child.value, place);
      oldByKey.delete(child.key);
    }
    if (oldByKey.size > 0) removed.set(path, [...oldByKey.values()]);
  }

  function markAdded(value: unknown, path: string): void {
    marks.set(path, { kind: "added", before: undefined });
    for (const child of childrenOf(value, identify) ?? []) markAdded(child.value, childPath(path, child.key));
  }
}

/** Children are compared one by one between two lists or two objects only. */
function comparable(a: unknown, b: unknown): boolean {
  return Array.isArray(a) === Array.isArray(b) && typeof a === typeof b;
}
