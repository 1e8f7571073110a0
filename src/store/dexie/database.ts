import { Dexie, type DexieOptions } from "dexie";
import { objectStores } from "./places.ts";

export const databaseName = "aggregate-playground";

/**
 * Versions of the schema, oldest first; the last one is what the page works with. Every object store has array keys that
 * stand outside of its rows, and no index: rows are found by ranges of keys alone, and an index would cost each commit a write.
 *
 * A new version is added below, with an `upgrade` for what lies there, and with a dump of the version before it under
 * e2e/store/fixtures, which a test opens. A released version is never changed.
 */
const versions: readonly SchemaVersion[] = [{ version: 1, stores: objectStores }];

interface SchemaVersion {
  readonly version: number;
  readonly stores: readonly string[];
  readonly upgrade?: (transaction: import("dexie").Transaction) => PromiseLike<unknown>;
}

export function openableDatabase(name: string, options: DexieOptions): Dexie {
  const database = new Dexie(name, { autoOpen: false, cache: "disabled", ...options });
  for (const { version, stores, upgrade } of versions) {
    const declared = database.version(version).stores(Object.fromEntries(stores.map((store) => [store, ""])));
    if (upgrade !== undefined) declared.upgrade(upgrade);
  }
  return database;
}
