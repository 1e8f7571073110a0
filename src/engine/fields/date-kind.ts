import { isCalendarDay, parseTimestamp, printTimestamp } from "../timestamp.ts";
import { refusals } from "./refusal.ts";
import type { ValueKind } from "./value-kind.ts";

const dayLength = 86_400_000;
const millisecondsOf = (value: unknown): number => (value instanceof Date ? value.getTime() : Number.NaN);

/**
 * A calendar day: of a Date its day in UTC, since `default: () => new Date()` means today. Stored as `YYYY-MM-DD`,
 * accepted in that form as well.
 */
export const dateKind: ValueKind = {
  accept(value) {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && isCalendarDay(value))
      return Date.parse(`${value}T00:00:00Z`);
    const milliseconds = millisecondsOf(value);
    return Number.isNaN(milliseconds) ? refusals.date(value) : Math.floor(milliseconds / dayLength) * dayLength;
  },
  // An accepted date is a number of milliseconds.
  toData: (value) => (value === null ? null : new Date(value as number).toISOString().split("T")[0]),
  fromData: (data) => (typeof data === "string" ? Date.parse(`${data}T00:00:00Z`) : null),
  equals: Object.is,
};

/** A moment to the millisecond, stored in the wire form of timestamps; a text with finer digits is refused (FLD4). */
export const dateTimeKind: ValueKind = {
  accept(value) {
    if (typeof value !== "string") {
      const milliseconds = millisecondsOf(value);
      return Number.isNaN(milliseconds) ? refusals.date(value) : milliseconds;
    }
    const microseconds = parseTimestamp(value);
    return microseconds === null || microseconds % 1000 !== 0 ? refusals.date(value) : microseconds / 1000;
  },
  // An accepted moment is a number of milliseconds.
  toData: (value) => (value === null ? null : printTimestamp((value as number) * 1000)),
  fromData: (data) => {
    const microseconds = parseTimestamp(data);
    return microseconds === null ? null : Math.floor(microseconds / 1000);
  },
  equals: Object.is,
};
