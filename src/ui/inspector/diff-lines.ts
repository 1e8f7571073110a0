import { create } from "jsondiffpatch";
import type { Identify } from "./json-children.ts";

/** One line of a difference, as a person reads it. */
export interface DiffLine {
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** `items[1].price`; empty for the whole. Indices count in the new list, for what was removed in the old one. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What turned `before` into `after`: entities in lists are matched by identity, others by their content. */
export function diffLines(before: unknown, after: unknown, identify: Identify): readonly DiffLine[] {
  const differ = create({
    objectHash: (item, index) => identify(item) ?? `${index ?? 0}:${JSON.stringify(item)}`,
    arrays: { detectMove: true, includeValueOnMove: true },
  });
  const lines: DiffLine[] = [];
  collect(differ.diff(before, after), "", lines);
  return lines;
}

/**
 * jsondiffpatch's deltas: `[new]`, `[old, new]`, `[old, 0, 0]` for what is gone, `["", index, 3]` for what moved, else an
 * object of deltas by name, which for a list carries `_t: "a"`. (Its own guards are declared and not exported.)
 */
function collect(delta: unknown, path: string, lines: DiffLine[]): void {
  if (typeof delta !== "object" || delta === null) return;
  if (!isList(delta)) {
    if ("_t" in delta && delta._t === "a") collectList(delta, path, lines);
    else for (const [name, inner] of Object.entries(delta)) collect(inner, joined(path, name), lines);
    return;
  }
  const [first, second] = delta;
  if (delta.length === 1) lines.push({ kind: "added", path, before: undefined, after: first });
  else if (delta.length === 2) lines.push({ kind: "changed", path, before: first, after: second });
  else lines.push({ kind: "removed", path, before: first, after: undefined });
}

/** In a list's delta `_3` is index 3 of the old list, `3` of the new one. */
function collectList(delta: object, path: string, lines: DiffLine[]): void {
  const entries = Object.entries(delta).filter(([key]) => key !== "_t");
  // What is gone from a place is told before what stands there now.
  entries.sort(([a], [b]) => Number(a.replace("_", "")) - Number(b.replace("_", "")) || (a.startsWith("_") ? -1 : 1));
  for (const [key, inner] of entries) {
    const isOld = key.startsWith("_");
    const index = Number(isOld ? key.slice(1) : key);
    if (isOld && isList(inner) && inner[2] === 3) {
      lines.push({ kind: "moved", path: `${path}[${String(inner[1])}]`, before: index, after: inner[1] });
    } else collect(inner, `${path}[${index}]`, lines);
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

const bareName = /^[A-Za-z_$][\w$]*$/;

function joined(path: string, name: string): string {
  if (!bareName.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
