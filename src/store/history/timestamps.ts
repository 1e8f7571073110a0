import { parseTimestamp, printTimestamp } from "../../engine/timestamp.ts";

/**
 * Microseconds since the epoch of a wire timestamp; null when the text is not the very one that would be printed.
 * @param time of the message, which mostly is the same but for three digits: printing is cheaper than parsing
 */
export function microsecondsOf(timestamp: string, time: Date): number | null {
  const likely = time.getTime() * 1000 + Number(timestamp.slice(-9, -6));
  if (printTimestamp(likely) === timestamp) return likely;
  const parsed = parseTimestamp(timestamp);
  return parsed !== null && printTimestamp(parsed) === timestamp ? parsed : null;
}
