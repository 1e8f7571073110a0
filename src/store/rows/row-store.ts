import type { Key } from "./key.ts";
import type { TableName, Tables } from "./tables.ts";

/** One row by its key. */
export interface RowQuery<Name extends TableName> {
  readonly want: "row";
  readonly table: Name;
  readonly key: Key;
}

/** Rows, or their keys alone, from one key to another (both included), in order of their keys. */
export interface RangeQuery<Name extends TableName, Want extends "rows" | "keys"> {
  readonly want: Want;
  readonly table: Name;
  readonly from: Key;
  readonly to: Key;
  readonly limit?: number;
}

export type Query = RowQuery<TableName> | RangeQuery<TableName, "rows"> | RangeQuery<TableName, "keys">;

export type Found<Q extends Query> =
  Q extends RowQuery<infer Name>
    ? Tables[Name] | undefined
    : Q extends RangeQuery<infer Name, infer Want>
      ? "rows" extends Want
        ? readonly Tables[Name][]
        : readonly Key[]
      : never;

export type FoundAll<Queries extends readonly Query[]> = { readonly [Index in keyof Queries]: Found<Queries[Index]> };

type Put = {
  readonly [Name in TableName]: { readonly put: Name; readonly key: Key; readonly row: Tables[Name] };
}[TableName];

export type RowChange =
  | Put
  | { readonly remove: TableName; readonly key: Key }
  /** Both ends included. */
  | { readonly removeFrom: TableName; readonly from: Key; readonly to: Key };

export interface Decision<T> {
  readonly changes: readonly RowChange[];
  readonly result: T;
}

/**
 * Rows by key, in transactions. Reading, deciding and writing are told apart, so that what decides is a plain function,
 * and the same for every adapter.
 */
export interface RowStore {
  /** Everything as it was at one moment. */
  read<const Queries extends readonly Query[]>(queries: Queries): Promise<FoundAll<Queries>>;
  /**
   * Reads, decides and writes in one transaction over the tables. Resolves when it is stored. What `decide` throws ends
   * the transaction, and nothing is stored.
   */
  write<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    decide: (found: FoundAll<Queries>) => Decision<T>,
  ): Promise<T>;
  /**
   * Writes at once, and looks beside it whether it may, in one transaction: for who knows already what it will find.
   * `make` runs once, while the rows are asked for. What it throws, or `check`, ends the transaction, and nothing is stored.
   */
  writeAhead<const Queries extends readonly Query[], T>(
    tables: readonly TableName[],
    queries: Queries,
    make: () => Decision<T>,
    check: (found: FoundAll<Queries>) => void,
  ): Promise<T>;
  close(): void;
}

export function row<Name extends TableName>(table: Name, key: Key): RowQuery<Name> {
  return { want: "row", table, key };
}

export function rows<Name extends TableName>(
  table: Name,
  from: Key,
  to: Key,
  limit?: number,
): RangeQuery<Name, "rows"> {
  return { want: "rows", table, from, to, ...(limit === undefined ? {} : { limit }) };
}

export function keys<Name extends TableName>(
  table: Name,
  from: Key,
  to: Key,
  limit?: number,
): RangeQuery<Name, "keys"> {
  return { want: "keys", table, from, to, ...(limit === undefined ? {} : { limit }) };
}

export function put<Name extends TableName>(table: Name, key: Key, value: Tables[Name]): RowChange {
  // The union of all tables' puts cannot be inferred from one generic table; the parameters tie name and row together.
  return { put: table, key, row: value } as RowChange;
}
