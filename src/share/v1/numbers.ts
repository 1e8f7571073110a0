import { DamagedPayload } from "./damaged-payload.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { choiceKind, flagKind, integerKind } from "./symbol-coder.ts";

/** A number as people write it: digits without zeros at the end, times a power of ten. */
interface Decimal {
  readonly digits: number;
  readonly exponent: number;
}

const decimal = 0;
const difference = 1;
const exact = 2;

const formKind = choiceKind();
const exponentKind = integerKind();
const wholeKind = integerKind();
const roundKind = integerKind();
const fractionKind = integerKind();
const differenceKind = integerKind();
const signKind = flagKind(5);

const largest = Number.MAX_SAFE_INTEGER;

/** @param near a number that this one may lie close to: its value before */
export function codeNumber(session: Session, path: Path, near: number | undefined, value: Said<number>): number {
  const { symbols } = session;
  const from = near !== undefined && Number.isSafeInteger(near) ? near : undefined;
  const written = value === undefined ? null : decimalOf(value);
  const isClose = value !== undefined && from !== undefined && isCloser(value, from);
  const form = symbols.usualChoice(path.place(formKind), 3, isClose ? difference : written === null ? exact : decimal);
  if (form === exact) return codeExactly(session, value);
  if (form === difference) {
    const sum = (from ?? 0) + symbols.signed(path.place(differenceKind), isClose ? value - from : 0);
    if (!Number.isSafeInteger(sum)) throw new DamagedPayload("A number is out of range.");
    return sum;
  }
  const isNegative = symbols.flag(path.place(signKind), (written?.digits ?? 0) < 0);
  const exponent = symbols.signed(path.place(exponentKind), written?.exponent ?? 0);
  const digitsKind = exponent === 0 ? wholeKind : exponent > 0 ? roundKind : fractionKind;
  const digits = symbols.integer(path.place(digitsKind), Math.abs(written?.digits ?? 0));
  const coded = numberOf(digits, exponent);
  if (!Number.isFinite(coded)) throw new DamagedPayload("A number is out of range.");
  return isNegative ? -coded : coded;
}

/** The 64 bits of the number: for those with more digits than a whole number holds, and for −0. */
function codeExactly(session: Session, value: Said<number>): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value ?? 0);
  const high = session.symbols.raw(32, view.getUint32(0));
  const low = session.symbols.raw(32, view.getUint32(4));
  view.setUint32(0, high);
  view.setUint32(4, low);
  const coded = view.getFloat64(0);
  if (!Number.isFinite(coded)) throw new DamagedPayload("A number is not finite.");
  return coded;
}

/** The number nearest to the decimal. Powers of ten up to 22 are exact, and one division or multiplication rounds once. */
function numberOf(digits: number, exponent: number): number {
  if (exponent < -22 || exponent > 22) return Number(`${digits}e${exponent}`);
  return exponent < 0 ? digits / 10 ** -exponent : digits * 10 ** exponent;
}

/** Null when 53 bits do not hold the digits, and for −0. */
function decimalOf(value: number): Decimal | null {
  if (Object.is(value, -0)) return null;
  if (Number.isSafeInteger(value) && value % 10 !== 0) return { digits: value, exponent: 0 };
  if (value === 0) return { digits: 0, exponent: 0 };
  const hundredths = Math.round(value * 100);
  if (hundredths / 100 === value && hundredths % 10 !== 0 && Math.abs(hundredths) < largest) {
    return { digits: hundredths, exponent: -2 };
  }
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) return null;
  const [, whole = "", fraction = "", power = "0"] = match;
  const significant = `${whole}${fraction}`.replace(/0+$/, "");
  const digits = Number(significant);
  if (Math.abs(digits) > largest) return null;
  return { digits, exponent: Number(power) - fraction.length + (whole.length + fraction.length - significant.length) };
}

/** Whether the difference takes clearly fewer bits than the number. */
function isCloser(value: number, from: number): boolean {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return false;
  const distance = Math.abs(value - from);
  return distance <= largest && distance * 16 < Math.abs(value);
}
