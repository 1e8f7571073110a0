import { uuidAt } from "../engine/id-sequence.ts";

/**
 * The id of a message that was stored without one of its own: it follows from the stream's name and the position alone,
 * so neither the store nor a link has to say it.
 */
export function messageIdOf(streamName: string, position: number): string {
  return uuidAt(seedOf(streamName), position);
}

let lastStream: string | null = null;
let lastSeed = "";

/** A version 4 UUID that looks random and depends on every character of the name (cyrb128). */
function seedOf(streamName: string): string {
  if (streamName === lastStream) return lastSeed;
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < streamName.length; index += 1) {
    const code = streamName.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  const digits = [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
    .map((word) => (word >>> 0).toString(16).padStart(8, "0"))
    .join("");
  const variant = ((Number.parseInt(digits[16] ?? "0", 16) & 3) | 8).toString(16);
  lastStream = streamName;
  lastSeed = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  return lastSeed;
}
