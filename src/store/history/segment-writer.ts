import { refusal, type SegmentRow } from "../rows/tables.ts";
import type { Save } from "./save.ts";
import { writeSave, type StatesBefore } from "./save-line.ts";
import { entryCount, fullCharacters, fullCommands, fullEntries } from "./segment.ts";
import { placeOfStream } from "./stream-family.ts";
import type { State } from "./state-line.ts";
import { VocabularyWriter } from "./vocabulary.ts";

/** A segment that saves are added to. */
export class SegmentWriter {
  readonly #start: SegmentRow;
  readonly #vocabulary: VocabularyWriter;
  readonly #before: StatesBefore = new Map();
  readonly #stated: Set<number>;
  readonly #lines: string[];
  readonly #sizes: number[];
  readonly #linesOf: number[][];
  #entries: number;
  #messages: number;
  #commands: number;
  #characters: number;
  #savedAt: number;

  constructor(segment: SegmentRow) {
    this.#start = segment;
    this.#vocabulary = new VocabularyWriter(segment);
    this.#stated = new Set(segment.stated);
    this.#lines = segment.body === "" ? [] : [segment.body];
    this.#sizes = [...segment.sizes];
    this.#linesOf = segment.lines.map((lines) => [...lines]);
    this.#entries = segment.entries;
    this.#messages = segment.messages;
    this.#commands = segment.commands;
    this.#characters = segment.body.length;
    this.#savedAt = segment.savedAt;
  }

  /** Whether it tells a state of the stream's aggregate: then `know` may say which one was the last. */
  tellsStateOf(stream: string): boolean {
    return this.#stated.has(this.#vocabulary.streams.indexOf(stream));
  }

  /** The last state of the stream's aggregate: the next is told by what changed since. */
  know(stream: string, state: State): void {
    this.#before.set(stream, state);
  }

  get isFull(): boolean {
    return this.#entries >= fullEntries || this.#commands >= fullCommands || this.#characters >= fullCharacters;
  }

  /** Numbers that the next save gets. */
  get next(): { readonly number: number; readonly global: number; readonly command: number } {
    const { number, global, command } = this.#start;
    return { number: number + this.#entries, global: global + this.#messages, command: command + this.#commands };
  }

  /** Number of the first command in it. */
  get firstCommand(): number {
    return this.#start.command;
  }

  /** @param save has the next numbers */
  add(
    save: Save,
    { aggregateOf, now }: { readonly aggregateOf: (stream: string) => string; readonly now: number },
  ): void {
    if (this.#commands === 0) this.#vocabulary.time = save.messages[0]?.time.getTime() ?? now;
    const line = writeSave(save, { vocabulary: this.#vocabulary, aggregateOf, before: this.#before });
    for (const { stream } of save.states) this.#stated.add(this.#vocabulary.streams.indexOf(stream));
    for (const stream of streamsOf(save)) this.#noteLine(stream);
    this.#sizes.push(save.command?.entry.outcome === "rejected" ? refusal : save.messages.length);
    this.#characters += line.length + (this.#lines.length === 0 ? 0 : 1);
    this.#lines.push(line);
    this.#entries += entryCount(save);
    this.#messages += save.messages.length;
    this.#commands += 1;
    this.#savedAt = now;
  }

  toRow(): SegmentRow {
    return {
      ...this.#start,
      entries: this.#entries,
      messages: this.#messages,
      commands: this.#commands,
      time: this.#vocabulary.time,
      savedAt: this.#savedAt,
      streams: [...this.#vocabulary.streams],
      aggregates: [...this.#vocabulary.aggregates],
      lines: this.#linesOf.map((lines) => [...lines]),
      stated: [...this.#stated],
      words: [...this.#vocabulary.words],
      sizes: [...this.#sizes],
      body: this.#lines.join("\n"),
    };
  }

  /** The line to come holds something of the stream's aggregate. */
  #noteLine(stream: string): void {
    const index = this.#vocabulary.streams.indexOf(stream);
    const lines = (this.#linesOf[index] ??= []);
    lines.push(this.#sizes.length);
  }
}

/** Delta streams that a save touches. */
function streamsOf({ command, messages, states }: Save): ReadonlySet<string> {
  const streams = new Set(states.map(({ stream }) => stream));
  for (const { streamName } of messages) streams.add(placeOfStream(streamName).family);
  if (command !== null && command.stream !== null) streams.add(command.stream);
  return streams;
}
