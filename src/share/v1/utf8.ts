import { DamagedPayload } from "./damaged-payload.ts";

/** UTF-8, in which a surrogate without its other half is written like any other code point: nothing is replaced. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.subarray(0, writeUtf8(text, bytes, 0));
}

/** @returns where the bytes end */
export function writeUtf8(text: string, bytes: Uint8Array, start: number): number {
  let place = start;
  for (let index = 0; index < text.length; index++) {
    let point = text.charCodeAt(index);
    if (point < 0x80) {
      bytes[place++] = point;
      continue;
    }
    if (point >= 0xd800 && point < 0xdc00) point = text.codePointAt(index) ?? point;
    if (point < 0x800) bytes[place++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) bytes[place++] = 0xe0 | (point >> 12);
      else {
        bytes[place++] = 0xf0 | (point >> 18);
        bytes[place++] = 0x80 | ((point >> 12) & 0x3f);
        index++;
      }
      bytes[place++] = 0x80 | ((point >> 6) & 0x3f);
    }
    bytes[place++] = 0x80 | (point & 0x3f);
  }
  return place;
}

/** A call takes so many characters at most. */
const mostAtOnce = 4096;

export function textOf(bytes: ArrayLike<number>): string {
  let text = "";
  let units: number[] = [];
  for (let index = 0; index < bytes.length;) {
    const first = bytes[index++] ?? 0;
    const length = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let point = length === 0 ? first : first & (0x3f >> length);
    for (let rest = 0; rest < length; rest++) point = (point << 6) | ((bytes[index++] ?? 0) & 0x3f);
    if (point > 0x10ffff) throw new DamagedPayload("A text holds what is no character.");
    if (point <= 0xffff) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    if (units.length >= mostAtOnce) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}
