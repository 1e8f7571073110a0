import { DamagedPayload } from "./damaged-payload.ts";

/**
 * Binary arithmetic coding: a bit that was expected with probability p costs −log2 p bits, however small that is.
 * One interface for both directions, so that one description of the data (the functions of this folder that take a
 * coder) writes it and reads it, and the two cannot disagree.
 */
export interface BinaryCoder {
  readonly isReading: boolean;
  /**
   * Writes `bit`, or reads and returns the bit that was written (then `bit` is ignored).
   * @param probability that the bit is 1, in 1/65,536; from 1 to 65,535
   */
  code(bit: number, probability: number): number;
}

export class ArithmeticWriter implements BinaryCoder {
  readonly isReading = false;
  #low = 0;
  #high = 0xffffffff;
  #bytes = new Uint8Array(1024);
  #length = 0;

  code(bit: number, probability: number): number {
    const range = this.#high - this.#low;
    const middle = this.#low + (range >>> 16) * probability + (((range & 0xffff) * probability) >>> 16);
    if (bit === 1) this.#high = middle;
    else this.#low = middle + 1;
    while (((this.#low ^ this.#high) & 0xff000000) === 0) {
      this.#append(this.#high >>> 24);
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 0xff) >>> 0;
    }
    return bit;
  }

  /** The shortest sequence of bytes from which all bits can be read, given that zeros follow it. */
  finish(): Uint8Array {
    for (let kept = 0; kept <= 4; kept++) {
      const unit = 2 ** (32 - 8 * kept);
      const value = Math.ceil(this.#low / unit) * unit;
      if (value > this.#high) continue;
      for (let index = 0; index < kept; index++) this.#append(Math.floor(value / 2 ** (24 - 8 * index)) & 0xff);
      break;
    }
    while (this.#length > 0 && this.#bytes[this.#length - 1] === 0) this.#length--;
    return this.#bytes.slice(0, this.#length);
  }

  #append(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(this.#length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length++] = byte;
  }
}

export class ArithmeticReader implements BinaryCoder {
  readonly isReading = true;
  #low = 0;
  #high = 0xffffffff;
  #value = 0;
  #place = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let index = 0; index < 4; index++) this.#value = ((this.#value << 8) | this.#next()) >>> 0;
  }

  code(_bit: number, probability: number): number {
    const range = this.#high - this.#low;
    const middle = this.#low + (range >>> 16) * probability + (((range & 0xffff) * probability) >>> 16);
    const bit = this.#value <= middle ? 1 : 0;
    if (bit === 1) this.#high = middle;
    else this.#low = middle + 1;
    while (((this.#low ^ this.#high) & 0xff000000) === 0) {
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 0xff) >>> 0;
      this.#value = ((this.#value << 8) | this.#next()) >>> 0;
    }
    return bit;
  }

  /** Zeros follow the last byte; whoever reads far beyond it reads something that nobody wrote. */
  #next(): number {
    if (this.#place > this.#bytes.length + 8) throw new DamagedPayload("The link ends before its content does.");
    return this.#bytes[this.#place++] ?? 0;
  }
}
