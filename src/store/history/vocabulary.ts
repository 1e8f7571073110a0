/** Texts that recur within a segment are written once, and told by their index. */
export interface Vocabulary {
  /** Delta streams, and beside each the class name of its aggregate. */
  readonly streams: readonly string[];
  readonly aggregates: readonly string[];
  readonly words: readonly string[];
}

/** A vocabulary that grows while lines are written. */
export class VocabularyWriter implements Vocabulary {
  readonly streams: string[];
  readonly aggregates: string[];
  readonly words: string[];
  readonly #streamIndex = new Map<string, number>();
  readonly #wordIndex = new Map<string, number>();

  constructor(known: Vocabulary) {
    this.streams = [...known.streams];
    this.aggregates = [...known.aggregates];
    this.words = [...known.words];
    this.streams.forEach((stream, index) => this.#streamIndex.set(stream, index));
    this.words.forEach((word, index) => this.#wordIndex.set(word, index));
  }

  stream(stream: string, aggregate: string): number {
    const known = this.#streamIndex.get(stream);
    if (known !== undefined) return known;
    this.#streamIndex.set(stream, this.streams.length);
    this.aggregates.push(aggregate);
    return this.streams.push(stream) - 1;
  }

  word(word: string): number {
    const known = this.#wordIndex.get(word);
    if (known !== undefined) return known;
    this.#wordIndex.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}

/** @throws DamagedRowError when there is no such text */
export function spoken(texts: readonly string[], index: number): string {
  const text = texts[index];
  if (text === undefined) throw new DamagedRowError(`It names text ${index} of ${texts.length}.`);
  return text;
}

/** A row that cannot be read: what is stored is not what was written. */
export class DamagedRowError extends Error {
  override readonly name = "DamagedRowError";
}
