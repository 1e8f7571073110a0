const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;

/** Stands at the end of a text that would end with `-` or `_`: chat tools leave such characters out of a link. */
const filler = "A";

/** URL-safe base 64 without padding, always ending with a letter or digit. */
export function printBase64Url(bytes: Uint8Array): string {
  const parts: string[] = [];
  let part = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    part += (alphabet[bits >>> 18] ?? "") + (alphabet[(bits >>> 12) & 63] ?? "");
    if (left > 1) part += alphabet[(bits >>> 6) & 63] ?? "";
    if (left > 2) part += alphabet[bits & 63] ?? "";
    if (part.length > 4096) {
      parts.push(part);
      part = "";
    }
  }
  const text = parts.join("") + part;
  return /[-_]$/.test(text) ? `${text}${filler}` : text;
}

/** Null when it is no such text. */
export function parseBase64Url(text: string): Uint8Array | null {
  // Four characters are three bytes: one more can only be the filler.
  const length = text.length % 4 === 1 ? text.length - 1 : text.length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let place = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < length; index++) {
    const value = values[text.charCodeAt(index)] ?? -1;
    if (value < 0) return null;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[place++] = (bits >>> held) & 0xff;
    }
  }
  return bytes;
}

/** 42 bits in seven characters. */
export function printNumber(number: number): string {
  let text = "";
  for (let place = 6; place >= 0; place--) text += alphabet[Math.floor(number / 64 ** place) % 64] ?? "";
  return text;
}

export function parseNumber(text: string): number {
  let number = 0;
  for (let index = 0; index < text.length; index++)
    number = number * 64 + Math.max(values[text.charCodeAt(index)] ?? 0, 0);
  return number;
}
