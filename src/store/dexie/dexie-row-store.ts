import type Dexie from "dexie";
import { StorageError } from "../failures.ts";
import type { Decision, FoundAll, Query, RowChange, RowStore } from "../rows/row-store.ts";
import type { TableName } from "../rows/tables.ts";
import { isNewer } from "./database.ts";
import { keyOf, storedKey, storeOf } from "./places.ts";
import { storageError } from "./storage-errors.ts";

/**
 * Rows in IndexedDB. Dexie opens the database, declares and migrates its schema, and closes it for a newer version; the
 * transactions are the browser's own, because Dexie's cost each commit half as much again (docs/decisions/store-layout.md).
 */
export class DexieRowStore implements RowStore {
  readonly #dexie: Dexie;
  readonly #durability: IDBTransactionDurability;
  #isClosed = false;

  /** @param dexie open */
  constructor(dexie: Dexie, durability: IDBTransactionDurability) {
    this.#dexie = dexie;
    this.#durability = durability;
  }

  read<const Queries extends readonly Query[]>(queries: Queries): Promise<FoundAll<Queries>> {
    return this.#connected(() => this.#read(queries));
  }

  write<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    decide: (found: FoundAll<Queries>) => Decision<T>,
  ): Promise<T> {
    return this.#writable(() => this.#write(tables, queries, decide));
  }

  writeAhead<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    make: () => Decision<T>,
    check: (found: FoundAll<Queries>) => void,
  ): Promise<T> {
    return this.#writable(() => this.#writeAhead(tables, queries, make, check));
  }

  close(): void {
    this.#isClosed = true;
    this.#dexie.close();
  }

  /**
   * Browsers close connections: when a newer version of the page upgrades the database, and sometimes for no reason that
   * a page can know. What was asked for after that opens a new one.
   */
  #connected<T>(work: () => Promise<T>): Promise<T> {
    if (this.#dexie.isOpen()) return work();
    if (this.#isClosed) return Promise.reject(new StorageError("closed"));
    return this.#dexie.open().then(work, (failure: unknown) => {
      throw new StorageError("closed", failure);
    });
  }

  /** Rows are looked at for as long as they can be, so that they can be exported; nobody knows how to change newer ones. */
  #writable<T>(work: () => Promise<T>): Promise<T> {
    return this.#connected(() => (isNewer(this.#dexie) ? Promise.reject(new StorageError("newer")) : work()));
  }

  #read<const Queries extends readonly Query[]>(queries: Queries): Promise<FoundAll<Queries>> {
    return new Promise((resolve, reject) => {
      // No query finds nothing, in any shape.
      if (queries.length === 0) return resolve([] as unknown as FoundAll<Queries>);
      const tables = queries.map(({ table }) => table);
      const transaction = this.#begin(tables, "readonly", reject);
      if (transaction !== null) find(transaction, queries, resolve);
    });
  }

  #write<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    decide: (found: FoundAll<Queries>) => Decision<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#begin(tables, "readwrite", reject);
      if (transaction === null) return;
      find(transaction, queries, (found) => {
        try {
          const { changes, result } = decide(found);
          for (const change of changes) apply(transaction, change);
          transaction.oncomplete = () => resolve(result);
          transaction.commit();
        } catch (reason) {
          // What `decide` threw goes on as it is: it is not the database's. What a put threw is.
          reject(storageError(reason));
          transaction.abort();
        }
      });
    });
  }

  /** Everything is asked for in one turn: the writing does not wait for the answers, and is undone when they are not right. */
  #writeAhead<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    make: () => Decision<T>,
    check: (found: FoundAll<Queries>) => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#begin(tables, "readwrite", reject);
      if (transaction === null) return;
      const end = (reason: unknown): void => {
        reject(storageError(reason));
        transaction.abort();
      };
      find(transaction, queries, (found) => {
        try {
          check(found);
          transaction.commit();
        } catch (reason) {
          end(reason);
        }
      });
      try {
        const { changes, result } = make();
        transaction.oncomplete = () => resolve(result);
        for (const change of changes) apply(transaction, change);
      } catch (reason) {
        end(reason);
      }
    });
  }

  #begin(
    tables: readonly TableName[],
    mode: IDBTransactionMode,
    reject: (reason: unknown) => void,
  ): IDBTransaction | null {
    try {
      const stores = new Set(tables.map(storeOf));
      const transaction = this.#dexie.backendDB().transaction(stores, mode, { durability: this.#durability });
      transaction.onabort = () =>
        reject(storageError(transaction.error ?? new DOMException("It was ended.", "AbortError")));
      return transaction;
    } catch (failure) {
      reject(storageError(this.#dexie.isOpen() ? failure : new DOMException("It was closed.", "DatabaseClosedError")));
      return null;
    }
  }
}

/** Asks everything at once; answers when all of it was answered. A request that fails ends the transaction. */
function find<Queries extends readonly Query[]>(
  transaction: IDBTransaction,
  queries: Queries,
  answer: (found: FoundAll<Queries>) => void,
): void {
  const found: unknown[] = queries.map(() => undefined);
  let waiting = queries.length;
  // Each answer has the type that its query asks for: the tables hold what was put under their names.
  const finish = (): void => answer(found as unknown as FoundAll<Queries>);
  if (waiting === 0) return finish();
  queries.forEach((query, index) => {
    const request = ask(transaction, query);
    request.onsuccess = () => {
      found[index] = answerOf(query, request.result);
      waiting -= 1;
      if (waiting === 0) finish();
    };
  });
}

function ask(transaction: IDBTransaction, query: Query): IDBRequest {
  const { table } = query;
  const store = transaction.objectStore(storeOf(table));
  if (query.want === "row") return store.get(storedKey(table, query.key));
  const range = IDBKeyRange.bound(storedKey(table, query.from), storedKey(table, query.to));
  if (query.want === "keys") return store.getAllKeys(range, query.limit);
  // One row by range costs a tenth of a list of one row.
  return query.limit === 1 ? store.get(range) : store.getAll(range, query.limit);
}

function answerOf(query: Query, result: unknown): unknown {
  if (query.want === "rows" && query.limit === 1) return result === undefined ? [] : [result];
  // `getAllKeys` gives the keys that were stored.
  return query.want === "keys" ? (result as readonly IDBValidKey[]).map((key) => keyOf(query.table, key)) : result;
}

function apply(transaction: IDBTransaction, change: RowChange): void {
  const table = "put" in change ? change.put : "remove" in change ? change.remove : change.removeFrom;
  const store = transaction.objectStore(storeOf(table));
  if ("put" in change) store.put(change.row, storedKey(table, change.key));
  else if ("remove" in change) store.delete(storedKey(table, change.key));
  else store.delete(IDBKeyRange.bound(storedKey(table, change.from), storedKey(table, change.to)));
}
