import { compareKeys, type Key } from "./key.ts";
import type { Decision, FoundAll, Query, RowChange, RowStore } from "./row-store.ts";
import { tableNames, type TableName } from "./tables.ts";

interface Entry {
  readonly key: Key;
  readonly row: unknown;
}

/** Rows in memory, for as long as the page is open. Rows are never changed in place, so none is copied. */
export class MemoryRowStore implements RowStore {
  /** Per table, in order of the keys. */
  readonly #tables = new Map<TableName, Entry[]>(tableNames.map((name) => [name, []]));

  read<const Queries extends readonly Query[]>(queries: Queries): Promise<FoundAll<Queries>> {
    return Promise.resolve(this.#find(queries));
  }

  write<const Queries extends readonly Query[], T>(
    _tables: readonly TableName[],
    queries: Queries,
    decide: (found: FoundAll<Queries>) => Decision<T>,
  ): Promise<T> {
    // Inside a promise, because what `decide` throws is a rejection; without any await, because that is its transaction.
    return new Promise((resolve) => {
      const { changes, result } = decide(this.#find(queries));
      for (const change of changes) this.#apply(change);
      resolve(result);
    });
  }

  writeAhead<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    make: () => Decision<T>,
    check: (found: FoundAll<Queries>) => void,
  ): Promise<T> {
    return this.write(tables, queries, (found) => {
      check(found);
      return make();
    });
  }

  close(): void {}

  #find<Queries extends readonly Query[]>(queries: Queries): FoundAll<Queries> {
    // Each answer has the type that its query asks for: the tables hold what was put under their names.
    return queries.map((query) => this.#answer(query)) as unknown as FoundAll<Queries>;
  }

  #answer(query: Query): unknown {
    const entries = this.#entries(query.table);
    if (query.want === "row") {
      const entry = entries[firstAtOrAfter(entries, query.key)];
      return entry !== undefined && compareKeys(entry.key, query.key) === 0 ? entry.row : undefined;
    }
    const start = firstAtOrAfter(entries, query.from);
    const end = Math.min(firstAfter(entries, query.to), start + (query.limit ?? Infinity));
    const found = entries.slice(start, Math.max(start, end));
    return query.want === "keys" ? found.map(({ key }) => key) : found.map(({ row }) => row);
  }

  #apply(change: RowChange): void {
    if ("put" in change) {
      const entries = this.#entries(change.put);
      const index = firstAtOrAfter(entries, change.key);
      const there = entries[index];
      const isThere = there !== undefined && compareKeys(there.key, change.key) === 0;
      entries.splice(index, isThere ? 1 : 0, { key: change.key, row: change.row });
    } else if ("remove" in change) {
      this.#removeRange(change.remove, change.key, change.key);
    } else {
      this.#removeRange(change.removeFrom, change.from, change.to);
    }
  }

  #removeRange(table: TableName, from: Key, to: Key): void {
    const entries = this.#entries(table);
    const start = firstAtOrAfter(entries, from);
    entries.splice(start, Math.max(0, firstAfter(entries, to) - start));
  }

  #entries(table: TableName): Entry[] {
    const entries = this.#tables.get(table);
    if (entries === undefined) throw new Error(`There is no table ${table}.`);
    return entries;
  }
}

function firstAtOrAfter(entries: readonly Entry[], key: Key): number {
  return lowest(entries, (entry) => compareKeys(entry.key, key) >= 0);
}

function firstAfter(entries: readonly Entry[], key: Key): number {
  return lowest(entries, (entry) => compareKeys(entry.key, key) > 0);
}

/** Index of the first entry that holds; they are sorted so that all after it hold too. */
function lowest(entries: readonly Entry[], holds: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
