/**
 * Moments as texts. Only forms that print back to the very same text count as moments. Written by hand because a
 * workspace holds tens of thousands of them, most on the same day: that day is worked out once.
 */

const dayLength = 86_400_000;
/** Days of the years 0 to 9999: those that four digits write. */
const firstDay = -719_528;
const lastDay = 2_932_896;

const digits = (width: number): readonly string[] =>
  Array.from({ length: 10 ** width }, (_, value) => String(value).padStart(width, "0"));
const twoDigits = digits(2);
const threeDigits = digits(3);

let knownDay = 0;
let knownText = "1970-01-01";

export const dayOf = (milliseconds: number): number => Math.floor(milliseconds / dayLength);

/** `2024-07-18` of days since the epoch. */
export function printDay(day: number): string | null {
  if (!(day >= firstDay && day <= lastDay)) return null;
  if (day !== knownDay) {
    knownText = new Date(day * dayLength).toISOString().slice(0, 10);
    knownDay = day;
  }
  return knownText;
}

/** Days since the epoch of `2024-07-18`; null for any other form. */
export function parseDay(text: string): number | null {
  if (text === knownText) return knownDay;
  if (text.length !== 10 || text.charCodeAt(4) !== 0x2d) return null;
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(milliseconds)) return null;
  return printDay(dayOf(milliseconds)) === text ? dayOf(milliseconds) : null;
}

/** `2024-07-18T22:01:02.364Z` of milliseconds since the epoch. */
export function printInstant(milliseconds: number): string | null {
  const day = printDay(dayOf(milliseconds));
  return day === null ? null : `${day}T${printTime(milliseconds)}Z`;
}

/** Milliseconds of `2024-07-18T22:01:02.364Z`; null for any other form. */
export function parseInstant(text: string): number | null {
  return text.length === 24 && text.charCodeAt(10) === 0x54 && text.charCodeAt(23) === 0x5a ? parseMoment(text) : null;
}

/** Microseconds from 1827 to 2112: more would not be told apart reliably, nor their differences. */
const farthest = 2 ** 52;

/** The nearest moment that can be told in microseconds. */
export const microsecondsOf = (milliseconds: number): number =>
  Math.max(-farthest, Math.min(milliseconds * 1000, farthest));

/** `2024-07-18 22:01:02.364078+00:00` of microseconds since the epoch. */
export function printTimestamp(microseconds: number): string | null {
  if (Math.abs(microseconds) > farthest) return null;
  const milliseconds = Math.floor(microseconds / 1000);
  const day = printDay(dayOf(milliseconds));
  if (day === null) return null;
  return `${day} ${printTime(milliseconds)}${threeDigits[microseconds - milliseconds * 1000] ?? ""}+00:00`;
}

let knownTimestamp = "1970-01-01 00:00:00.000000+00:00";
let knownMicroseconds: number | null = 0;

/** Microseconds of `2024-07-18 22:01:02.364078+00:00`; null for any other form. */
export function parseTimestamp(text: string): number | null {
  // That of a message is asked for several times while the message is said.
  if (text !== knownTimestamp) {
    knownMicroseconds = microsecondsIn(text);
    knownTimestamp = text;
  }
  return knownMicroseconds;
}

function microsecondsIn(text: string): number | null {
  if (text.length !== 32 || text.charCodeAt(10) !== 0x20 || !text.endsWith("+00:00")) return null;
  const milliseconds = parseMoment(text);
  const rest = numberAt(text, 23, 26);
  if (milliseconds === null || rest < 0) return null;
  const microseconds = milliseconds * 1000 + rest;
  return Math.abs(microseconds) > farthest ? null : microseconds;
}

/** Day and time to the millisecond, whatever stands between and behind them. */
function parseMoment(text: string): number | null {
  const hours = numberAt(text, 11, 13);
  const minutes = numberAt(text, 14, 16);
  const seconds = numberAt(text, 17, 19);
  const milliseconds = numberAt(text, 20, 23);
  const isTime = text.charCodeAt(13) === 0x3a && text.charCodeAt(16) === 0x3a && text.charCodeAt(19) === 0x2e;
  if (
    !isTime ||
    hours < 0 ||
    hours > 23 ||
    minutes < 0 ||
    minutes > 59 ||
    seconds < 0 ||
    seconds > 59 ||
    milliseconds < 0
  )
    return null;
  const day = text.startsWith(knownText) ? knownDay : parseDay(text.slice(0, 10));
  return day === null ? null : day * dayLength + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

/** `22:01:02.364` */
function printTime(milliseconds: number): string {
  const time = milliseconds - dayOf(milliseconds) * dayLength;
  const seconds = Math.floor(time / 1000);
  const minutes = Math.floor(seconds / 60);
  const two = (value: number): string => twoDigits[value] ?? "";
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${threeDigits[time - seconds * 1000] ?? ""}`;
}

/** The number that the digits write; −1 when others stand among them. */
function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place++) {
    const digit = text.charCodeAt(place) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
