import type { BinaryCoder } from "./arithmetic-coder.ts";
import { Budget } from "./budget.ts";
import { IdChains } from "./id-chains.ts";
import type { JsonRecord } from "./json.ts";
import { Path, type Scalar } from "./path.ts";
import { SymbolCoder } from "./symbol-coder.ts";
import type { Texts } from "./texts.ts";

/** What is to be written; undefined while reading. Functions that take it return what was written. */
export type Said<T> = T | undefined;

/** All that one writing or reading of a document knows so far. */
export class Session {
  readonly isReading: boolean;
  readonly symbols: SymbolCoder;
  readonly texts: Texts;
  readonly budget: Budget;
  readonly ids = new IdChains();
  readonly root: Path;
  /** Strings known from anywhere, in the order in which they were met. */
  readonly strings: string[] = [];
  readonly shapes: (readonly string[])[] = [];
  /** Milliseconds that the current command's clock showed. */
  clock = 0;
  /** Counts commands: what was said in an earlier one explains nothing in this one. */
  command = 0;
  /** Values of the current command that may explain others, and where they were said: the first `leafCount`. */
  readonly leafValues: Scalar[] = [];
  readonly leafPaths: Path[] = [];
  leafCount = 0;
  readonly #stringPlaces = new Map<string, number>();
  readonly #shapePlaces = new Map<string, number>();

  constructor(coder: BinaryCoder, texts: Texts) {
    this.isReading = coder.isReading;
    this.symbols = new SymbolCoder(coder);
    this.texts = texts;
    this.budget = new Budget(coder.isReading);
    this.root = new Path(this.symbols, "");
  }

  beginCommand(): void {
    this.command++;
    this.leafCount = 0;
  }

  /** Lets the value explain others of the same command. */
  offer(path: Path, value: Scalar): void {
    path.remember(value, this.command);
    if (typeof value !== "string" && typeof value !== "number") return;
    this.leafValues[this.leafCount] = value;
    this.leafPaths[this.leafCount++] = path;
  }

  /** Lets the texts and numbers of a state explain others. */
  offerFields(path: Path, state: JsonRecord | undefined): void {
    if (state === undefined) return;
    for (const key of Object.keys(state)) {
      const value = state[key];
      if (typeof value === "string" || typeof value === "number") this.offer(path.child(key), value);
    }
  }

  /** Whether one of the command's values is this one. */
  isSaid(value: Scalar): boolean {
    for (let index = this.leafCount - 1; index >= 0; index--) if (Object.is(this.leafValues[index], value)) return true;
    return false;
  }

  placeOfString(text: string): number | undefined {
    return this.#stringPlaces.get(text);
  }

  addString(text: string): void {
    if (this.#stringPlaces.has(text)) return;
    this.#stringPlaces.set(text, this.strings.length);
    this.strings.push(text);
  }

  placeOfShape(keys: readonly string[]): number | undefined {
    return this.#shapePlaces.get(JSON.stringify(keys));
  }

  addShape(keys: readonly string[]): void {
    this.#shapePlaces.set(JSON.stringify(keys), this.shapes.length);
    this.shapes.push(keys);
  }
}
