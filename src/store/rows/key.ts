/** Key of a row, as IndexedDB knows array keys: numbers (±∞ too) sort before texts, a beginning before what goes on. */
export type Key = readonly KeyPart[];
export type KeyPart = number | string | readonly never[];

/** Sorts after every number and every text: `[1, afterAll]` is the end of all keys that begin with 1. */
export const afterAll: KeyPart = [];

/** The order of IndexedDB. */
export function compareKeys(a: Key, b: Key): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareParts(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareParts(a: KeyPart | undefined, b: KeyPart | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  const order = rankOf(a) - rankOf(b);
  return order !== 0 || rankOf(a) === 2 ? order : a < b ? -1 : 1;
}

function rankOf(part: KeyPart): number {
  return typeof part === "number" ? 0 : typeof part === "string" ? 1 : 2;
}

/** First and last key that the rows of a workspace may have. */
export function workspaceRange(workspace: number): readonly [from: Key, to: Key] {
  return [[workspace], [workspace, afterAll]];
}
