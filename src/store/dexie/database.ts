import { Dexie, type DexieOptions, type Transaction } from "dexie";

export const databaseName = "aggregate-playground";

/**
 * Versions of the schema, oldest first; the last one is what the page works with. Every object store has array keys that
 * stand outside of its rows, and no index: rows are found by ranges of keys alone, and an index would cost each commit a write.
 *
 * A new version is added below, with an `upgrade` for what lies there, and with a dump of the version before it under
 * e2e/store/fixtures, which a test opens. A released version is never changed.
 */
const versions: readonly SchemaVersion[] = [
  { version: 1, stores: ["counters", "workspaces", "files", "journal", "aggregates"] },
  // Runs are made when streams are read: there is nothing to bring over.
  { version: 2, stores: ["runs"] },
  // Epochs lie beside the heads. An older page does not keep them: it must not go on in a tab that is still open.
  { version: 3, stores: [] },
];

interface SchemaVersion {
  readonly version: number;
  /** Object stores that it adds. */
  readonly stores: readonly string[];
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}

export const newestVersion = Math.max(...versions.map(({ version }) => version));

/** Dexie opens a database of a newer version too, though nobody can know what lies in it. */
export function isNewer(database: Dexie): boolean {
  // Dexie counts the browser's versions in tens.
  return database.backendDB().version > newestVersion * 10;
}

export function openableDatabase(name: string, options: DexieOptions): Dexie {
  const database = new Dexie(name, { autoOpen: false, cache: "disabled", ...options });
  for (const { version, stores, upgrade } of versions) {
    const declared = database.version(version).stores(Object.fromEntries(stores.map((store) => [store, ""])));
    if (upgrade !== undefined) declared.upgrade(upgrade);
  }
  return database;
}
