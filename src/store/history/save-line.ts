import { DamagedRowError } from "../failures.ts";
import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { CommandRecord } from "../workspace-store.ts";
import { factOf, readMessage, writeMessage, type MessageLine } from "./message-line.ts";
import type { Save, SavedCommand, SavedState } from "./save.ts";
import { readState, writeState, type State, type StateLine } from "./state-line.ts";
import { aggregateIdOf, placeOfStream } from "./stream-family.ts";
import { spoken, type Vocabulary, type VocabularyWriter } from "./vocabulary.ts";

type Recording = CommandRecord["recording"];

/** A save as one line of JSON: command (0 for none), messages, recorded states with their stream and version. */
export type SaveLine = readonly [
  command: CommandLine | 0,
  messages: readonly MessageLine[],
  states: readonly (readonly [stream: number, version: number, state: StateLine])[],
];

/**
 * Stream (-1 for none), class name, id (0 when the stream says it), method, arguments, `at` in milliseconds after the
 * segment's time or as text, outcome, version, state, recording (0 for none), error.
 */
type CommandLine = readonly [
  stream: number,
  aggregate: number,
  id: string | 0,
  method: number,
  args: readonly unknown[],
  at: number | string,
  outcome: number,
  version: number,
  /** Null, the index of the recorded state that it is, or itself. */
  state: number | State | null,
  recording: RecordingLine | 0,
  error?: { readonly name: string; readonly message: string },
];

/** Seed, offset, and the clock when it is not that of the entry. */
type RecordingLine = readonly [seed: number, offset: number, at?: number];

const outcomes = ["created", "stored", "rejected"] as const;

/** The state of each delta stream that the lines before tell last. */
export type StatesBefore = Map<string, State>;

export interface SaveWriting {
  readonly vocabulary: VocabularyWriter;
  /** Class name of the aggregate of a delta stream. */
  readonly aggregateOf: (stream: string) => string;
  readonly before: StatesBefore;
}

export function writeSave(save: Save, { vocabulary, aggregateOf, before }: SaveWriting): string {
  const { messages, states, command } = save;
  const hasFacts = messages.some(({ streamName }) => placeOfStream(streamName).kind === "fact");
  const facts = hasFacts ? states.map((saved) => JSON.stringify(factOf(saved))) : [];
  const messageLines = messages.map((message) => {
    const aggregate = aggregateOf(placeOfStream(message.streamName).family);
    return writeMessage(message, { aggregate, facts }, vocabulary);
  });
  const stateLines = states.map(({ stream, version, state }) => {
    const line = writeState(state, before.get(stream) ?? null, stream);
    before.set(stream, state);
    return [vocabulary.stream(stream, aggregateOf(stream)), version, line] as const;
  });
  const commandLine = command === null ? 0 : writeCommand(command, states, vocabulary);
  return JSON.stringify([commandLine, messageLines, stateLines] satisfies SaveLine);
}

/** @throws SyntaxError when the line is damaged */
export function parseLine(text: string): SaveLine {
  // The line was written by `writeSave`; what a damaged one lacks shows in what is read from it.
  return JSON.parse(text) as SaveLine;
}

/** The recorded states of a line; `before` goes on with them. @throws DamagedRowError, TypeError */
export function readStates([, , lines]: SaveLine, vocabulary: Vocabulary, before: StatesBefore): readonly SavedState[] {
  return lines.map((line) => readStateLine(line, vocabulary, before));
}

/** Those of one stream alone, each in its place: others could not be read without the lines that they are told in. */
export function readStatesOf(
  [, , lines]: SaveLine,
  stream: number,
  vocabulary: Vocabulary,
  before: StatesBefore,
): readonly (SavedState | undefined)[] {
  return lines.map((line) => (line[0] === stream ? readStateLine(line, vocabulary, before) : undefined));
}

function readStateLine(
  [index, version, line]: SaveLine[2][number],
  vocabulary: Vocabulary,
  before: StatesBefore,
): SavedState {
  const stream = spoken(vocabulary.streams, index);
  const state = readState(line, before.get(stream), stream);
  before.set(stream, state);
  return { stream, version, state };
}

/** @param states those of the line, as far as fact events tell them. @throws DamagedRowError, TypeError */
export function readMessages(
  [, lines]: SaveLine,
  { global, states }: { readonly global: number; readonly states: readonly (SavedState | undefined)[] },
  vocabulary: Vocabulary,
): readonly Message[] {
  return lines.map((line, index) => readMessage(line, { globalPosition: global + index, states }, vocabulary));
}

export interface LineStart {
  readonly commandNumber: number;
  readonly number: number;
  readonly global: number;
}

/** @throws DamagedRowError, TypeError */
export function readSave(
  line: SaveLine,
  { start, states }: { readonly start: LineStart; readonly states: readonly SavedState[] },
  vocabulary: Vocabulary,
): Save {
  const { commandNumber, number, global } = start;
  const messages = readMessages(line, { global, states }, vocabulary);
  const positions = messages.map(({ globalPosition }) => globalPosition);
  const [command] = line;
  return {
    commandNumber,
    number,
    command: command === 0 ? null : readCommand(command, { positions, states }, vocabulary),
    messages,
    states,
  };
}

function writeCommand(
  { entry, stream, version, recording }: SavedCommand,
  states: readonly SavedState[],
  vocabulary: VocabularyWriter,
): CommandLine {
  const milliseconds = Date.parse(entry.at);
  const isPlainTime = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === entry.at;
  const line = [
    stream === null ? -1 : vocabulary.stream(stream, entry.aggregate),
    vocabulary.word(entry.aggregate),
    stream !== null && aggregateIdOf(stream) === entry.id ? 0 : entry.id,
    vocabulary.word(entry.method),
    entry.args,
    isPlainTime ? milliseconds - vocabulary.time : entry.at,
    outcomes.indexOf(entry.outcome),
    version,
    writeCommandState(entry.state, states),
    recording === null ? 0 : writeRecording(recording, milliseconds, vocabulary),
  ] as const;
  return entry.error === undefined ? line : [...line, entry.error];
}

function writeCommandState(state: State | null, states: readonly SavedState[]): number | State | null {
  if (state === null) return null;
  const same = states.findIndex((saved) => saved.state === state);
  if (same >= 0) return same;
  const text = JSON.stringify(state);
  const equal = states.findIndex((saved) => JSON.stringify(saved.state) === text);
  return equal >= 0 ? equal : state;
}

function readCommand(
  line: CommandLine,
  { positions, states }: { readonly positions: readonly number[]; readonly states: readonly SavedState[] },
  { streams, words, time: start }: Vocabulary,
): SavedCommand {
  const [streamIndex, aggregate, id, method, args, time, outcomeIndex, version, state, recording, error] = line;
  const stream = streamIndex < 0 ? null : spoken(streams, streamIndex);
  const outcome = outcomes[outcomeIndex];
  if (outcome === undefined) throw new DamagedRowError("A command has no outcome.");
  const at = typeof time === "number" ? new Date(start + time).toISOString() : time;
  const entry: CommandEntry = {
    aggregate: spoken(words, aggregate),
    id: id === 0 ? aggregateIdOf(stream ?? "") : id,
    method: spoken(words, method),
    args,
    at,
    outcome,
    ...(error === undefined ? {} : { error }),
    messages: positions,
    state: typeof state === "number" ? stateAt(states, state) : state,
  };
  return { entry, stream, version, recording: recording === 0 ? null : readRecording(recording, at, words) };
}

function stateAt(states: readonly SavedState[], index: number): State {
  const saved = states[index];
  if (saved === undefined) throw new DamagedRowError("A command has no state.");
  return saved.state;
}

function writeRecording(recording: Recording, entryTime: number, vocabulary: VocabularyWriter): RecordingLine {
  const { at, idSeed, idOffset } = recording;
  const seed = vocabulary.word(idSeed);
  return at === entryTime ? [seed, idOffset] : [seed, idOffset, at];
}

function readRecording([seed, idOffset, at]: RecordingLine, entryTime: string, words: readonly string[]): Recording {
  return { at: at ?? Date.parse(entryTime), idSeed: spoken(words, seed), idOffset };
}
