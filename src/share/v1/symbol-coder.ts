import { AdaptiveBits, type Slots } from "./adaptive-bits.ts";
import type { BinaryCoder } from "./arithmetic-coder.ts";
import { DamagedPayload } from "./damaged-payload.ts";

/** A kind of decision: all decisions of one kind share what they learn until each has learned enough of its own. */
export interface Kind {
  readonly size: number;
  /** Of a 1 at first, in 1/65,536. */
  readonly probability: number;
  readonly confidence: number;
}

/** A yes or no; `likely` as a percentage of yes. */
export const flagKind = (likely = 50, confidence = likely === 50 ? 0 : 4): Kind => ({
  size: 1,
  probability: Math.round(likely * 655.36),
  confidence,
});

const treeBits = 6;
const treeSize = 2 ** treeBits;
/** Whether it is as usual, then one of a number of possibilities, bit by bit. */
const usualSlot = 0;
export const choiceKind = (): Kind => ({ size: treeSize, probability: 32_768, confidence: 0 });

/** Whether it is zero, bit lengths 1 to 53, then the two bits below the first one for each length, then the sign. */
const zeroSlot = 0;
const leadingSlots = treeSize;
const signSlot = leadingSlots + 54 * 3;
export const integerKind = (): Kind => ({ size: signSlot + 1, probability: 32_768, confidence: 0 });

/**
 * Numbers and choices out of adaptive bits. Every function writes `value`, or reads and returns what was written; when
 * reading, the value handed in is ignored.
 */
export class SymbolCoder {
  readonly isReading: boolean;
  readonly #bits: AdaptiveBits;
  readonly #shared = new Map<Kind, number>();

  constructor(coder: BinaryCoder) {
    this.isReading = coder.isReading;
    this.#bits = new AdaptiveBits(coder);
  }

  /** A new place that remembers its decisions of this kind. */
  place(kind: Kind): Slots {
    const { size, probability, confidence } = kind;
    let shared = this.#shared.get(kind);
    if (shared === undefined) {
      shared = this.#bits.allocate(size, probability, confidence);
      this.#shared.set(kind, shared);
    }
    return { own: this.#bits.allocate(size, probability), shared, last: 0 };
  }

  flag(place: Slots, value: boolean): boolean {
    return this.#bits.code(place, 0, value ? 1 : 0) === 1;
  }

  /** One of `count` possibilities, 0 to `count` − 1. */
  choice(place: Slots, count: number, value: number): number {
    let shift = 0;
    while ((count - 1) >>> shift >= treeSize) shift++;
    const top = this.#tree(place, (count - 1) >>> shift, value >>> shift);
    const chosen = shift === 0 ? top : ((top << shift) | this.#bits.codeRaw(shift, value & ((1 << shift) - 1))) >>> 0;
    if (chosen >= count) throw new DamagedPayload("The link names a thing that it does not hold.");
    return chosen;
  }

  /** One of `count` possibilities, which is mostly the same as the last time here. */
  usualChoice(place: Slots, count: number, value: number): number {
    if (this.#bits.code(place, usualSlot, value === place.last ? 1 : 0) === 1) return place.last;
    place.last = this.choice(place, count, value);
    return place.last;
  }

  /** A whole number from 0 to 2^53 − 1. */
  integer(place: Slots, value: number): number {
    if (this.#bits.code(place, zeroSlot, value === 0 ? 1 : 0) === 1) return 0;
    const length = 1 + this.#tree(place, 52, bitLength(value) - 1);
    if (length === 1) return 1;
    let coded = 1;
    let rest = length - 1;
    for (let node = 0; rest > 0 && node < 3; node = node === 0 ? coded - 1 : 3) {
      rest--;
      const bit = Math.floor(value / 2 ** rest) % 2;
      coded = coded * 2 + this.#bits.code(place, leadingSlots + length * 3 + node, bit);
    }
    return rest === 0 ? coded : coded * 2 ** rest + this.#bits.codeRaw(rest, value % 2 ** rest);
  }

  /** A whole number from −(2^53 − 1) to 2^53 − 1. */
  signed(place: Slots, value: number): number {
    const size = this.integer(place, Math.abs(value));
    if (size === 0) return 0;
    return this.#bits.code(place, signSlot, value < 0 ? 1 : 0) === 1 ? -size : size;
  }

  /** Bits of which nothing is known, at most 53. */
  raw(bits: number, value: number): number {
    return this.#bits.codeRaw(bits, value);
  }

  /** A value from 0 to `last` (at most 63), bit by bit, each in the light of those before it; bits that must be 0 are free. */
  #tree(place: Slots, last: number, value: number): number {
    let node = 1;
    for (let bit = treeBits - 1; bit >= 0; bit--) {
      const isOpen = (((node << 1) | 1) << bit) - treeSize <= last;
      node = (node << 1) | (isOpen ? this.#bits.code(place, node, (value >>> bit) & 1) : 0);
    }
    return node - treeSize;
  }
}

function bitLength(value: number): number {
  return value < 2 ** 32 ? 32 - Math.clz32(value) : 64 - Math.clz32(Math.floor(value / 2 ** 32));
}
