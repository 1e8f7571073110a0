/** Moments in microseconds since the epoch, and their wire form `2024-07-18 22:01:02.364078+00:00` (rule EVT5). */

export function printTimestamp(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = microseconds - milliseconds * 1000;
  const iso = new Date(milliseconds).toISOString();
  return `${iso.slice(0, -14)} ${iso.slice(-13, -1)}${String(rest).padStart(3, "0")}+00:00`;
}

const wireForm = /^([+-]?\d{4,6}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|([+-]\d\d):?(\d\d))?$/;

/** Reads the wire form and ISO 8601; without a zone it is UTC. @returns null when the text is no moment */
export function parseTimestamp(text: unknown): number | null {
  const match = wireForm.exec(String(text));
  if (match === null) return null;
  const [, day = "", time = "", fraction = "", hours = "+00", minutes = "00"] = match;
  const milliseconds = Date.parse(`${day}T${time}${hours}:${minutes}`);
  if (Number.isNaN(milliseconds) || !isCalendarDay(day)) return null;
  return milliseconds * 1000 + Number(fraction.padEnd(6, "0"));
}

/** `Date.parse` takes 30 February for 1 March. */
export function isCalendarDay(day: string): boolean {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
}
