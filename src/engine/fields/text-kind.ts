import type { FieldSettings } from "./field-settings.ts";
import { refusals } from "./refusal.ts";
import { plainValues, type ValueKind } from "./value-kind.ts";

/** Characters as people count them: code points, not UTF-16 units. */
const lengthOf = (text: string): number => Array.from(text).length;

/** Strings are stored exactly as given (FLD5). */
export function textKind({ minLength, maxLength }: FieldSettings): ValueKind {
  return {
    ...plainValues,
    accept(value) {
      const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
      if (typeof text !== "string") return refusals.string(value);
      if (minLength !== undefined && lengthOf(text) < minLength) return refusals.tooShort(minLength);
      if (maxLength !== undefined && text.length > maxLength && lengthOf(text) > maxLength)
        return refusals.tooLong(maxLength);
      return text;
    },
  };
}

/** The identity of something: a text, or a whole number that becomes one. */
export const identifierKind: ValueKind = {
  ...plainValues,
  accept(value) {
    if (typeof value === "string") return value;
    if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
    if (typeof value === "bigint") return String(value);
    return refusals.identifier(value);
  },
};
