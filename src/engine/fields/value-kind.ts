import type { Refusal } from "./refusal.ts";

/**
 * How values of one field are accepted, stored and loaded. An accepted value is immutable: a primitive, a frozen array
 * or object of such, or a value object. Dates are kept as milliseconds since the epoch.
 */
export interface ValueKind {
  /** Conversion, then limits; the value is not empty, and one of the choices where there are some (FLD1, FLD4). */
  accept(value: unknown): unknown | Refusal;
  /** The accepted value as JSON data. */
  toData(value: unknown): unknown;
  /** What `toData` gave, back; trusts its argument, as it was checked when it was accepted. */
  fromData(data: unknown): unknown;
  equals(left: unknown, right: unknown): boolean;
}

const same = (value: unknown): unknown => value;

/** For kinds whose accepted values are JSON data themselves. */
export const plainValues = { toData: same, fromData: same, equals: Object.is };
