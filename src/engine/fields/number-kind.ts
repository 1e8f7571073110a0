import type { FieldSettings } from "./field-settings.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { plainValues, type ValueKind } from "./value-kind.ts";

/** JSON has no negative zero: it would not survive storing (FLD6). */
const withoutNegativeZero = (value: number): number => (value === 0 ? 0 : value);

function withinLimits(value: number, { min, max }: FieldSettings): number | Refusal {
  if (min !== undefined && value < min) return refusals.tooSmall(min);
  if (max !== undefined && value > max) return refusals.tooLarge(max);
  return withoutNegativeZero(value);
}

export function integerKind(settings: FieldSettings): ValueKind {
  return {
    ...plainValues,
    accept(value) {
      const number = typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : fromBigInt(value);
      if (typeof number !== "number" || !Number.isSafeInteger(number)) return refusals.integer(value);
      return withinLimits(number, settings);
    },
  };
}

export function floatKind(settings: FieldSettings): ValueKind {
  return {
    ...plainValues,
    accept(value) {
      const number = typeof value === "string" ? fromDecimal(value) : fromBigInt(value);
      if (typeof number !== "number" || !Number.isFinite(number)) return refusals.float(value);
      return withinLimits(number, settings);
    },
  };
}

const fromBigInt = (value: unknown): unknown =>
  typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;

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
