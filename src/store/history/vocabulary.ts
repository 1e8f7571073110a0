import { DamagedRowError } from "../failures.ts";

/** Texts that recur within a segment are written once, and told by their index. */
export interface Vocabulary {
  /** Delta streams, and beside each the class name of its aggregate. */
  readonly streams: readonly string[];
  readonly aggregates: readonly string[];
  readonly words: readonly string[];
  /** Milliseconds since the epoch that times are counted from. */
  readonly time: number;
}

/** A vocabulary that grows while lines are written. */
export class VocabularyWriter implements Vocabulary {
  readonly streams: string[];
  readonly aggregates: string[];
  readonly words: string[];
  time: number;

  constructor({ streams, aggregates, words, time }: Vocabulary) {
    this.streams = [...streams];
    this.aggregates = [...aggregates];
    this.words = [...words];
    this.time = time;
  }

  stream(stream: string, aggregate: string): number {
    const known = this.streams.indexOf(stream);
    if (known >= 0) return known;
    this.aggregates.push(aggregate);
    return this.streams.push(stream) - 1;
  }

  word(word: string): number {
    const known = this.words.indexOf(word);
    return known >= 0 ? known : this.words.push(word) - 1;
  }
}

/** @throws DamagedRowError when there is no such text */
export function spoken(texts: readonly string[], index: number): string {
  const text = texts[index];
  if (text === undefined) throw new DamagedRowError(`It names text ${index} of ${texts.length}.`);
  return text;
}
