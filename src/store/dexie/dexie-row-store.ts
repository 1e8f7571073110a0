import type Dexie from "dexie";
import type { Table } from "dexie";
import type { Key } from "../rows/key.ts";
import type { Decision, FoundAll, Query, RowChange, RowStore } from "../rows/row-store.ts";
import type { TableName } from "../rows/tables.ts";
import { storageError } from "./storage-errors.ts";

/** Rows in IndexedDB, through Dexie. */
export class DexieRowStore implements RowStore {
  readonly #database: Dexie;

  /** @param database open */
  constructor(database: Dexie) {
    this.#database = database;
  }

  async read<const Queries extends readonly Query[]>(queries: Queries): Promise<FoundAll<Queries>> {
    if (queries.length === 0) return [] as unknown as FoundAll<Queries>;
    const tables = [...new Set(queries.map(({ table }) => table))];
    try {
      return await this.#database.transaction("r", tables, () => this.#find(queries));
    } catch (failure) {
      throw storageError(failure);
    }
  }

  async write<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    decide: (found: FoundAll<Queries>) => Decision<T>,
  ): Promise<T> {
    const failed: { reason?: unknown } = {};
    try {
      return await this.#database.transaction("rw", [...tables], async () => {
        const found = await this.#find(queries);
        const { changes, result } = decideOr(failed, () => decide(found));
        await Promise.all(changes.map((change) => this.#apply(change)));
        return result;
      });
    } catch (failure) {
      // What `decide` threw goes on as it is: it is not the database's.
      throw "reason" in failed ? failed.reason : storageError(failure);
    }
  }

  close(): void {
    this.#database.close();
  }

  async #find<Queries extends readonly Query[]>(queries: Queries): Promise<FoundAll<Queries>> {
    const answers = await Promise.all(queries.map((query) => this.#answer(query)));
    // Each answer has the type that its query asks for: the tables hold what was put under their names.
    return answers as unknown as FoundAll<Queries>;
  }

  #answer(query: Query): PromiseLike<unknown> {
    const table = this.#table(query.table);
    if (query.want === "row") return table.get(query.key);
    const range = table.where(":id").between(query.from, query.to, true, true);
    const limited = query.limit === undefined ? range : range.limit(query.limit);
    return query.want === "keys" ? limited.primaryKeys() : limited.toArray();
  }

  #apply(change: RowChange): PromiseLike<unknown> {
    if ("put" in change) return this.#table(change.put).put(change.row, change.key);
    if ("remove" in change) return this.#table(change.remove).delete(change.key);
    return this.#table(change.removeFrom).where(":id").between(change.from, change.to, true, true).delete();
  }

  #table(name: TableName): Table<unknown, Key> {
    return this.#database.table(name);
  }
}

function decideOr<T>(failed: { reason?: unknown }, decide: () => T): T {
  try {
    return decide();
  } catch (reason) {
    failed.reason = reason;
    throw reason;
  }
}
