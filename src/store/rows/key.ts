/** Key of a row, as IndexedDB knows array keys: numbers (±∞ too) sort before texts, a beginning before what goes on. */
export type Key = readonly (number | string)[];

/** The order of IndexedDB. */
export function compareKeys(a: Key, b: Key): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareParts(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareParts(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : 1;
}

/** First and last key that the rows of a workspace may have: they begin with its number, which is whole. */
export function workspaceRange(workspace: number): readonly [from: Key, to: Key] {
  return [[workspace], [workspace + 0.5]];
}
