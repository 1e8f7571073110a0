import type { FieldSettings } from "./field-settings.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { plainValues, type ValueKind } from "./value-kind.ts";

/** JSON has no negative zero: it would not survive storing (FLD6). */
const withoutNegativeZero = (value: number): number => (value === 0 ? 0 : value);

/** @param fromText gives null for a text that is no such number */
const numberKind =
  (
    fromText: (text: string) => number | null,
    isRight: (value: unknown) => boolean,
    refuse: (value: unknown) => Refusal,
  ) =>
  ({ min, max }: FieldSettings): ValueKind => ({
    ...plainValues,
    accept(value) {
      const number =
        typeof value === "string" ? fromText(value) : typeof value === "bigint" ? fromBigInt(value) : value;
      if (typeof number !== "number" || !isRight(number)) return refuse(value);
      if (min !== undefined && number < min) return refusals.tooSmall(min);
      if (max !== undefined && number > max) return refusals.tooLarge(max);
      return withoutNegativeZero(number);
    },
  });

const fromBigInt = (value: bigint): number | null => (Number.isSafeInteger(Number(value)) ? Number(value) : null);

const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** @returns null when the text is no number, or when a double would lose digits of it (FLD4) */
function fromDecimal(text: string): number | null {
  const mantissa = decimal.exec(text)?.[1];
  if (mantissa === undefined) return null;
  const number = Number(text);
  const digits = mantissa.replace(".", "").replace(/^0+/, "");
  const isExact = digits.replace(/0+$/, "").length <= 15 && (number !== 0 || /^0*$/.test(digits));
  return isExact || String(number) === text.trim() ? number : null;
}

const fromDigits = (text: string): number | null => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : null);

export const integerKind = numberKind(fromDigits, Number.isSafeInteger, refusals.integer);
export const floatKind = numberKind(fromDecimal, Number.isFinite, refusals.float);
