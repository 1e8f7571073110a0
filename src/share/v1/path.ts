import type { Slots } from "./adaptive-bits.ts";
import type { Explanation } from "./explanations.ts";
import type { Kind, SymbolCoder } from "./symbol-coder.ts";

export type Scalar = null | boolean | number | string;

/** A number is so many times what was said there; added to the value before, or alone. */
export interface Factor {
  readonly source: Path;
  readonly factor: number;
  readonly isAlone: boolean;
}

/**
 * A place in the data, such as `amount` in what `AccountWithdrawn` carries, with all that was seen there: what is said
 * next is said in its light. Paths grow in the same order while writing and while reading.
 */
export class Path {
  /** The last part: a key of an object, `*` for an item of a list. */
  readonly key: string;
  readonly mark: number;
  /** Strings said in full here, oldest first, and where each stands. */
  readonly strings: string[] = [];
  readonly stringPlaces = new Map<string, number>();
  readonly shapes: (readonly string[])[] = [];
  readonly explanations: Explanation[] = [];
  last: Scalar | undefined = undefined;
  /** How many things were said here last: arguments, messages. */
  usualCount = 0;
  /** Of what the last number that was said in full could be a multiple. */
  factors: readonly Factor[] = [];
  /** Which of a record's keys changed, each kind of change once. */
  readonly patterns: string[] = [];
  /** By how much the last number differed from the one before. */
  step = 0;
  /** What was said here in the command `#saidIn`: the first `#saidCount` values. */
  readonly #said: Scalar[] = [];
  #saidCount = 0;
  #saidIn = -1;
  readonly #symbols: SymbolCoder;
  readonly #children = new Map<string, Path>();
  readonly #places = new Map<Kind, Slots>();

  constructor(symbols: SymbolCoder, key: string, mark = 0) {
    this.#symbols = symbols;
    this.key = key;
    this.mark = mark;
  }

  child(key: string): Path {
    let child = this.#children.get(key);
    if (child === undefined) {
      child = new Path(this.#symbols, key, (Math.imul(this.mark, 31) + this.#children.size + 1) & 0xff);
      this.#children.set(key, child);
    }
    return child;
  }

  /** Where decisions of this kind are remembered for this path. */
  place(kind: Kind): Slots {
    let place = this.#places.get(kind);
    if (place === undefined) {
      place = this.#symbols.place(kind);
      this.#places.set(kind, place);
    }
    return place;
  }

  remember(value: Scalar, command: number): void {
    if (typeof value === "number" && typeof this.last === "number") this.step = value - this.last;
    this.last = value;
    if (this.#saidIn !== command) {
      this.#saidCount = 0;
      this.#saidIn = command;
    }
    this.#said[this.#saidCount++] = value;
  }

  /** How many values were said here in the command. */
  saidCount(command: number): number {
    return this.#saidIn === command ? this.#saidCount : 0;
  }

  /** The value said here in the command at the place, or the last one when there are fewer. */
  saidAt(command: number, place: number): Scalar | undefined {
    const count = this.saidCount(command);
    return count === 0 ? undefined : this.#said[Math.min(place, count - 1)];
  }
}
