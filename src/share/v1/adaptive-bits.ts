import type { BinaryCoder } from "./arithmetic-coder.ts";
import { squash, stretched } from "./logistic.ts";

/** Where a decision is remembered: with what it was at this very place, and at all places of its kind. */
export interface Slots {
  readonly own: number;
  readonly shared: number;
  /** What was chosen here last. */
  last: number;
}

/** After so many decisions the oldest begin to be forgotten. */
const memory = 60;
/** Share of a new decision in the probability, by the number of those before it, in 1/16,384. */
const rates = Uint16Array.from({ length: memory + 1 }, (_, count) => Math.floor(16_384 / (count + 1.4)));
/** Trust in what a place itself remembers, against its kind, by the number of decisions, in 1/256. */
const trust = Uint16Array.from({ length: memory + 1 }, (_, count) => Math.floor((256 * count) / (count + 0.8)));

/** Bits whose probabilities follow what was coded before: an arena of counters, handed out in blocks. */
export class AdaptiveBits {
  readonly #coder: BinaryCoder;
  #probabilities = new Uint16Array(4096);
  #counts = new Uint8Array(4096);
  #used = 0;

  constructor(coder: BinaryCoder) {
    this.#coder = coder;
  }

  /** @param probability of a 1 at first, in 1/65,536; `confidence`: as if so many decisions had been seen */
  allocate(size: number, probability = 32_768, confidence = 0): number {
    const start = this.#used;
    this.#used += size;
    if (this.#used > this.#counts.length) this.#grow();
    this.#probabilities.fill(probability, start, this.#used);
    this.#counts.fill(confidence, start, this.#used);
    return start;
  }

  /** What has been seen often enough at this very place is decided there alone. */
  code(slots: Slots, offset: number, bit: number): number {
    const own = slots.own + offset;
    const shared = slots.shared + offset;
    const p = this.#probabilities[own] ?? 0;
    const count = this.#counts[own] ?? 0;
    if (count === memory) {
      const coded = this.#coder.code(bit, squash(stretched[p >>> 4] ?? 0));
      this.#learn(own, p, coded);
      return coded;
    }
    const q = this.#probabilities[shared] ?? 0;
    const share = trust[count] ?? 0;
    const mixed = ((stretched[p >>> 4] ?? 0) * share + (stretched[q >>> 4] ?? 0) * (256 - share)) >> 8;
    const coded = this.#coder.code(bit, squash(mixed));
    this.#learn(own, p, coded);
    this.#learn(shared, q, coded);
    return coded;
  }

  /** Bits of which nothing is known. */
  codeRaw(bits: number, value: number): number {
    const highBits = Math.max(bits - 26, 0);
    const high = highBits === 0 ? 0 : this.#codeShort(highBits, Math.floor(value / 2 ** 26));
    const low = this.#codeShort(bits - highBits, value % 2 ** 26);
    return high * 2 ** 26 + low;
  }

  #codeShort(bits: number, value: number): number {
    let coded = 0;
    for (let place = bits - 1; place >= 0; place--)
      coded = (coded << 1) | this.#coder.code((value >>> place) & 1, 32_768);
    return coded;
  }

  #learn(slot: number, probability: number, bit: number): void {
    const count = this.#counts[slot] ?? 0;
    const target = bit === 1 ? 65_535 : 0;
    this.#probabilities[slot] = probability + (((target - probability) * (rates[count] ?? 0)) >> 14);
    if (count < memory) this.#counts[slot] = count + 1;
  }

  #grow(): void {
    const size = Math.max(this.#used, this.#counts.length * 2);
    const probabilities = new Uint16Array(size);
    probabilities.set(this.#probabilities);
    this.#probabilities = probabilities;
    const counts = new Uint8Array(size);
    counts.set(this.#counts);
    this.#counts = counts;
  }
}
