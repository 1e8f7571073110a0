import type { BinaryCoder } from "./arithmetic-coder.ts";
import { DamagedPayload } from "./damaged-payload.ts";
import type { Said } from "./session.ts";
import type { Channel, TextModel } from "./text-model.ts";
import { bytesOf, textOf, writeUtf8 } from "./utf8.ts";

/** Ends every text; no byte of UTF-8. */
export const endOfText = 0xff;

/** Where texts are said: words that nothing else tells of. */
export interface Texts {
  /** @param mark what it is about: texts of one mark are expected to begin alike */
  code(channel: Channel, mark: number, value: Said<string>): string;
}

/** The texts are more than can be spelled in reasonable time. */
export class TooMuchToSpell extends Error {
  override readonly name = "TooMuchToSpell";
}

/** Bytes of text that are spelled at most: about a tenth of a second. */
export const mostSpelled = 64 * 1024;

/** Texts between the other values, letter by letter, as the text model expects them: the shortest way. */
export class SpelledTexts implements Texts {
  readonly #coder: BinaryCoder;
  readonly #model: TextModel;
  #left = mostSpelled;

  constructor(coder: BinaryCoder, model: TextModel) {
    this.#coder = coder;
    this.#model = model;
  }

  code(channel: Channel, mark: number, value: Said<string>): string {
    this.#model.begin(channel, mark);
    if (value !== undefined) {
      for (const byte of bytesOf(value)) this.#spell(byte);
      this.#spell(endOfText);
      return value;
    }
    const bytes: number[] = [];
    for (let byte = this.#spell(0); byte !== endOfText; byte = this.#spell(0)) bytes.push(byte);
    return textOf(bytes);
  }

  #spell(byte: number): number {
    if (--this.#left < 0) throw new TooMuchToSpell("The texts are too long to be spelled.");
    return this.#model.code(this.#coder, byte);
  }
}

/** Texts all together in a part of their own, for a general compressor: faster, and longer by a third. */
export class GatheredTexts implements Texts {
  #bytes = new Uint8Array(2 ** 16);
  #length = 0;

  code(_channel: Channel, _mark: number, value: Said<string>): string {
    const text = value ?? "";
    // No character of UTF-16 takes more than three bytes.
    if (this.#length + text.length * 3 >= this.#bytes.length) this.#grow(text.length * 3 + 1);
    this.#length = writeUtf8(text, this.#bytes, this.#length);
    this.#bytes[this.#length++] = endOfText;
    return text;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(least: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + least));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** The texts of a part that was gathered, one after the other. */
export class ListedTexts implements Texts {
  readonly #bytes: Uint8Array;
  #place = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  code(): string {
    const end = this.#bytes.indexOf(endOfText, this.#place);
    if (end === -1) throw new DamagedPayload("A text is missing.");
    const text = textOf(this.#bytes.subarray(this.#place, end));
    this.#place = end + 1;
    return text;
  }
}
