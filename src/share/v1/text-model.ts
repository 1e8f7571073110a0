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

const orders = 7;
const tableBits = 18;
const tableMask = 2 ** tableBits - 16;
const inputs = orders + 2;
const matchInput = orders;
const biasInput = orders + 1;
const minimumMatch = 5;
const matchBits = 16;
const matchClasses = 32;
const memory = 60;
const rates = Uint16Array.from({ length: memory + 1 }, (_, count) => Math.floor(16_384 / (count + 1.2)));
const matchMemory = 250;
const matchRates = Uint16Array.from({ length: matchMemory + 1 }, (_, count) => Math.floor(16_384 / (count + 1.5)));
const learningRate = 7;

interface Memory {
  readonly probabilities: Uint16Array;
  readonly counts: Uint8Array;
  readonly weights: Int32Array;
  readonly matchProbabilities: Uint16Array;
  readonly matchCounts: Uint8Array;
  readonly places: Int32Array;
}

const emptyMemory = (): Memory => ({
  probabilities: new Uint16Array(orders * 2 ** tableBits).fill(32_768),
  counts: new Uint8Array(orders * 2 ** tableBits),
  weights: new Int32Array(inputs * 256 * 3).fill(13_107),
  matchProbabilities: new Uint16Array(matchClasses).fill(32_768),
  matchCounts: new Uint8Array(matchClasses),
  places: new Int32Array(2 ** matchBits),
});

export class TextModel {
  readonly #memory: Memory;
  #history: Uint8Array;
  #length: number;
  #channel: Channel = 0;
  #word = 0;
  #matched = 0;
  #matchLength = 0;
  readonly #contexts = new Int32Array(orders);
  readonly #slots = new Int32Array(orders);
  readonly #inputs = new Int32Array(inputs);

  constructor(memory: Memory = emptyMemory(), history = new Uint8Array(4096), length = 0) {
    this.#memory = memory;
    this.#history = history;
    this.#length = length;
    this.#inputs[biasInput] = 256;
  }

  /** A model that knows what this one knows, and goes its own way from here. */
  fork(): TextModel {
    const { probabilities, counts, weights, matchProbabilities, matchCounts, places } = this.#memory;
    const copy: Memory = {
      probabilities: probabilities.slice(),
      counts: counts.slice(),
      weights: weights.slice(),
      matchProbabilities: matchProbabilities.slice(),
      matchCounts: matchCounts.slice(),
      places: places.slice(),
    };
    return new TextModel(copy, this.#history.slice(), this.#length);
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
      if (place === 7 || place === 3) this.#findSlots(node);
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
    const { probabilities, counts, weights, matchProbabilities, matchCounts } = this.#memory;
    const inner = place > 3 ? node : (node & ((1 << (3 - place)) - 1)) | (1 << (3 - place));
    const values = this.#inputs;
    for (let order = 0; order < orders; order++) {
      const slot = (this.#slots[order] ?? 0) + inner;
      values[order] = counts[slot] === 0 ? 0 : (stretched[(probabilities[slot] ?? 0) >>> 4] ?? 0);
    }
    const isMatching = this.#matchLength > 0 && expected >>> (place + 1) === node;
    const expectedBit = (expected >>> place) & 1;
    const matchClass = isMatching ? lengthClass(this.#matchLength) : 0;
    const matchOpinion = stretched[(matchProbabilities[matchClass] ?? 0) >>> 4] ?? 0;
    values[matchInput] = isMatching ? (expectedBit === 1 ? matchOpinion : -matchOpinion) : 0;
    const weightSet = ((isMatching ? (matchClass < 16 ? 1 : 2) : 0) * 256 + node) * inputs;

    let sum = 0;
    for (let input = 0; input < inputs; input++) sum += (values[input] ?? 0) * (weights[weightSet + input] ?? 0);
    const probability = squash(Math.floor(sum / 65_536));
    const coded = coder.code(bit, probability);

    const error = ((coded << 12) - (probability >>> 4)) * learningRate;
    for (let input = 0; input < inputs; input++) {
      const at = weightSet + input;
      weights[at] = (weights[at] ?? 0) + (((values[input] ?? 0) * error + 0x2000) >> 14);
    }
    const target = coded === 1 ? 65_535 : 0;
    for (let order = 0; order < orders; order++) {
      const slot = (this.#slots[order] ?? 0) + inner;
      const count = counts[slot] ?? 0;
      const before = probabilities[slot] ?? 0;
      probabilities[slot] = before + (((target - before) * (rates[count] ?? 0)) >> 14);
      if (count < memory) counts[slot] = count + 1;
    }
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

  /** Where the bits of the next half byte are remembered, in each context. */
  #findSlots(node: number): void {
    for (let order = 0; order < orders; order++) {
      let hash = Math.imul((this.#contexts[order] ?? 0) + Math.imul(node, 0x9e3779b1), 0x85ebca6b);
      hash ^= hash >>> 15;
      this.#slots[order] = (order << tableBits) + ((hash << 4) & tableMask);
    }
  }

  #findMatch(): void {
    if (this.#matchLength > 0) {
      this.#matched++;
      this.#matchLength++;
    }
    let hash = 0;
    for (let back = 1; back <= minimumMatch; back++) hash = Math.imul(hash ^ this.#back(back), 0x9e3779b1) ^ (hash >>> 13);
    const key = (hash ^ (hash >>> 16)) & (2 ** matchBits - 1);
    const candidate = this.#memory.places[key] ?? 0;
    if (this.#matchLength === 0 && candidate > 0) {
      let length = 0;
      while (length < 400 && length < candidate && this.#history[candidate - 1 - length] === this.#back(1 + length)) length++;
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

function lengthClass(length: number): number {
  return length < 16 ? length : Math.min(16 + ((length - 16) >> 4), matchClasses - 1);
}
