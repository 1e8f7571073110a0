import type { BinaryCoder } from "./arithmetic-coder.ts";
import { squash, stretched } from "./logistic.ts";

/**
 * Predicts text bit by bit from what came before: seven contexts (0 to 6 bytes, and the word begun) and the longest
 * earlier match each give an opinion, and a small network weighs them by how right they were lately. This is the
 * "context mixing" of the PAQ family, in whole numbers only.
 *
 * Primed with the built-in examples, it says a line of model code in about half the bytes of deflate's.
 */

/** What is being said: texts of one channel resemble each other in their single bytes. */
export type Channel = 0 | 1 | 2;

/** Size of each context's table, as a power of two, and where it begins. */
const tableBits = [11, 16, 17, 18, 18, 18, 18];
const tableStarts = Int32Array.from(tableBits, (_, order) => sizeOf(tableBits.slice(0, order)));
const tableShifts = Int32Array.from(tableBits, (bits) => 32 - bits);
const size = sizeOf(tableBits);
const orders = tableBits.length;
const inputs = orders + 2;
const matchInput = orders;
const biasInput = orders + 1;
const minimumMatch = 4;
const matchBits = 16;
const matchClasses = 32;
const longestCount = 30;
const rates = Uint16Array.from({ length: longestCount + 1 }, (_, count) => Math.floor(16_384 / (count + 1.1)));
const matchMemory = 250;
const matchRates = Uint16Array.from({ length: matchMemory + 1 }, (_, count) => Math.floor(16_384 / (count + 1.5)));
const learningRate = 7;
/** Beyond so many changed slots it is quicker to copy all of them. */
const mostTouched = 2 ** 17;

interface Memory {
  /** Per slot the probability of a 1, in 1/65,536, and below it, in eight bits, how often it was decided: one read for both. */
  readonly slots: Int32Array;
  readonly weights: Int32Array;
  readonly matchProbabilities: Uint16Array;
  readonly matchCounts: Uint8Array;
  readonly places: Int32Array;
}

const emptyMemory = (): Memory => ({
  slots: new Int32Array(size).fill(32_768 << 8),
  weights: new Int32Array(inputs * 256 * 3).fill(13_107),
  matchProbabilities: new Uint16Array(matchClasses).fill(32_768),
  matchCounts: new Uint8Array(matchClasses),
  places: new Int32Array(2 ** matchBits),
});

export class TextModel {
  readonly #memory = emptyMemory();
  #history: Uint8Array = new Uint8Array(4096);
  #length = 0;
  #channel: Channel = 0;
  #word = 0;
  #matched = 0;
  #matchLength = 0;
  readonly #contexts = new Int32Array(orders);
  readonly #found = new Int32Array(orders);
  readonly #inputs = new Int32Array(inputs);
  /** Whose knowledge it began with, and which slots it changed since, and what they held: to forget is to put that back. */
  #base: TextModel | null = null;
  readonly #touched = new Int32Array(mostTouched + orders);
  readonly #heldBefore = new Int32Array(mostTouched + orders);
  #touchedCount = 0;

  constructor() {
    this.#inputs[biasInput] = 256;
  }

  /** Forgets all that it learned, and knows what the other model knows. */
  become(other: TextModel): void {
    const slots = this.#memory.slots;
    if (this.#base === other && this.#touchedCount <= mostTouched) {
      // The last change first: what a slot held at the very beginning is what stays.
      for (let index = this.#touchedCount - 1; index >= 0; index--) {
        slots[this.#touched[index] ?? 0] = this.#heldBefore[index] ?? 0;
      }
    } else slots.set(other.#memory.slots);
    this.#base = other;
    this.#touchedCount = 0;
    this.#memory.weights.set(other.#memory.weights);
    this.#memory.matchProbabilities.set(other.#memory.matchProbabilities);
    this.#memory.matchCounts.set(other.#memory.matchCounts);
    this.#memory.places.set(other.#memory.places);
    if (this.#history.length < other.#length) this.#history = new Uint8Array(other.#history.length);
    this.#history.set(other.#history.subarray(0, other.#length));
    this.#length = other.#length;
  }

  /** A new text begins. `mark` says what it is about: texts of one mark are expected to begin alike. */
  begin(channel: Channel, mark: number): void {
    this.#channel = channel;
    this.#word = 0;
    this.#matchLength = 0;
    this.#remember(0xfe);
    this.#remember(mark & 0xff);
  }

  /** Writes the byte, or reads and returns the one that was written. */
  code(coder: BinaryCoder, byte: number): number {
    this.#findContexts();
    const expected = this.#matchLength > 0 ? (this.#history[this.#matched] ?? 0) | 256 : 0;
    let node = 1;
    for (let place = 7; place >= 0; place--) {
      node = (node << 1) | this.#codeBit(coder, node, place, expected, (byte >>> place) & 1);
    }
    const coded = node & 0xff;
    this.#remember(coded);
    const isWord = (coded >= 97 && coded <= 122) || (coded >= 65 && coded <= 90) || (coded >= 48 && coded <= 57);
    this.#word = isWord || (coded >= 128 && coded < 254) ? Math.imul(this.#word + coded, 0x2f0b4c47) : 0;
    this.#findMatch();
    return coded;
  }

  #codeBit(coder: BinaryCoder, node: number, place: number, expected: number, bit: number): number {
    const { slots, weights, matchProbabilities, matchCounts } = this.#memory;
    const values = this.#inputs;
    const found = this.#found;
    const contexts = this.#contexts;
    const isMatching = this.#matchLength > 0 && expected >>> (place + 1) === node;
    const expectedBit = (expected >>> place) & 1;
    const matchClass = isMatching ? lengthClass(this.#matchLength) : 0;
    const matchOpinion = stretched[(matchProbabilities[matchClass] ?? 0) >>> 4] ?? 0;
    values[matchInput] = isMatching ? (expectedBit === 1 ? matchOpinion : -matchOpinion) : 0;
    const weightSet = ((isMatching ? (matchClass < 16 ? 1 : 2) : 0) * 256 + node) * inputs;

    const scatteredNode = Math.imul(node, 0x9e3779b1);
    let sum = 0;
    for (let order = 0; order < orders; order++) {
      const hash = Math.imul((contexts[order] ?? 0) + scatteredNode, 0x85ebca6b);
      const slot =
        (tableStarts[order] ?? 0) + (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (tableShifts[order] ?? 0));
      found[order] = slot;
      const held = slots[slot] ?? 0;
      const value = (held & 0xff) === 0 ? 0 : (stretched[held >>> 12] ?? 0);
      values[order] = value;
      sum += Math.imul(value, weights[weightSet + order] ?? 0) >> 6;
    }
    for (let input = orders; input < inputs; input++)
      sum += Math.imul(values[input] ?? 0, weights[weightSet + input] ?? 0) >> 6;
    const probability = squash(sum >> 10);
    const coded = coder.code(bit, probability);

    const error = ((coded << 12) - (probability >>> 4)) * learningRate;
    const target = coded === 1 ? 65_535 : 0;
    for (let input = 0; input < inputs; input++) {
      const at = weightSet + input;
      weights[at] = (weights[at] ?? 0) + ((Math.imul(values[input] ?? 0, error) + 0x2000) >> 14);
    }
    const journal = this.#touchedCount;
    const isNoted = journal <= mostTouched;
    for (let order = 0; order < orders; order++) {
      const slot = found[order] ?? 0;
      const held = slots[slot] ?? 0;
      if (isNoted) {
        this.#touched[journal + order] = slot;
        this.#heldBefore[journal + order] = held;
      }
      const count = held & 0xff;
      const before = held >>> 8;
      const after = before + (Math.imul(target - before, rates[count] ?? 0) >> 14);
      slots[slot] = (after << 8) | (count < longestCount ? count + 1 : count);
    }
    if (isNoted) this.#touchedCount += orders;
    if (isMatching) {
      const count = matchCounts[matchClass] ?? 0;
      const before = matchProbabilities[matchClass] ?? 0;
      const isHit = coded === expectedBit;
      matchProbabilities[matchClass] = before + ((((isHit ? 65_535 : 0) - before) * (matchRates[count] ?? 0)) >> 14);
      if (count < matchMemory) matchCounts[matchClass] = count + 1;
      if (!isHit) this.#matchLength = 0;
    }
    return coded;
  }

  #findContexts(): void {
    const contexts = this.#contexts;
    contexts[0] = this.#channel + 1;
    let hash = contexts[0];
    for (let order = 1; order <= 6; order++) {
      hash = Math.imul(hash ^ (this.#back(order) + 1), 0x2c1b3c6d) ^ (hash >>> 15);
      if (order < 5) contexts[order] = hash;
      if (order === 6) contexts[5] = hash;
    }
    const word = Math.imul(this.#word ^ (this.#back(1) << 3), 0x2c1b3c6d);
    contexts[6] = Math.imul(word ^ 0x5bd1e995, 0x85ebca77) ^ (word >>> 13);
  }

  #findMatch(): void {
    if (this.#matchLength > 0) {
      this.#matched++;
      this.#matchLength++;
    }
    let hash = 0;
    for (let back = 1; back <= minimumMatch; back++)
      hash = Math.imul(hash ^ this.#back(back), 0x9e3779b1) ^ (hash >>> 13);
    const key = (hash ^ (hash >>> 16)) & (2 ** matchBits - 1);
    const candidate = this.#memory.places[key] ?? 0;
    if (this.#matchLength === 0 && candidate > 0) {
      let length = 0;
      while (length < 400 && length < candidate && this.#history[candidate - 1 - length] === this.#back(1 + length))
        length++;
      if (length >= minimumMatch) {
        this.#matchLength = length;
        this.#matched = candidate;
      }
    }
    this.#memory.places[key] = this.#length;
  }

  #back(distance: number): number {
    return distance > this.#length ? 0 : (this.#history[this.#length - distance] ?? 0);
  }

  #remember(byte: number): void {
    if (this.#length === this.#history.length) {
      const grown = new Uint8Array(this.#length * 2);
      grown.set(this.#history);
      this.#history = grown;
    }
    this.#history[this.#length++] = byte;
  }
}

function sizeOf(bits: readonly number[]): number {
  return bits.reduce((sum, each) => sum + 2 ** each, 0);
}

function lengthClass(length: number): number {
  return length < 16 ? length : Math.min(16 + ((length - 16) >> 4), matchClasses - 1);
}
