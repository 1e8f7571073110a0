import type { Key } from "../rows/key.ts";
import type { TableName } from "../rows/tables.ts";

/**
 * Where each table's rows lie. Those that a commit may touch beside the journal share one object store, told apart by a
 * number after the workspace's: every object store in a transaction's scope costs it time, whether it is used or not.
 */
const places: Readonly<Record<TableName, { readonly store: string; readonly part: number | null }>> = {
  counters: { store: "counters", part: null },
  workspaces: { store: "workspaces", part: null },
  files: { store: "files", part: null },
  journal: { store: "journal", part: null },
  heads: { store: "aggregates", part: 0 },
  trails: { store: "aggregates", part: 1 },
  runs: { store: "runs", part: null },
  roster: { store: "aggregates", part: 2 },
  claims: { store: "aggregates", part: 3 },
  epochs: { store: "aggregates", part: 4 },
};

export function storeOf(table: TableName): string {
  return places[table].store;
}

export function storedKey(table: TableName, key: Key): IDBValidKey {
  const { part } = places[table];
  // A key's parts are numbers, texts and the empty list: what IndexedDB knows as keys.
  const parts = key as readonly IDBValidKey[];
  const [workspace, ...rest] = parts;
  return part === null || workspace === undefined ? [...parts] : [workspace, part, ...rest];
}

/** @param stored a key that `storedKey` made */
export function keyOf(table: TableName, stored: IDBValidKey): Key {
  // Keys are written by this module alone.
  const [workspace, ...rest] = stored as Key;
  if (workspace === undefined) return [];
  return [workspace, ...(places[table].part === null ? rest : rest.slice(1))];
}
