import type { CommandEntry } from "../../document/command-entry.ts";
import type { CommandRecord } from "../workspace-store.ts";
import { readMessage, writeMessage, type MessageLine } from "./message-line.ts";
import type { Save, SavedCommand, SavedState } from "./save.ts";
import { aggregateIdOf, placeOfStream } from "./stream-family.ts";
import { DamagedRowError, spoken, type Vocabulary, type VocabularyWriter } from "./vocabulary.ts";

type State = Readonly<Record<string, unknown>>;
type Recording = CommandRecord["recording"];

/** A save as one line of JSON: command (0 for none), messages, recorded states. */
type SaveLine = readonly [command: CommandLine | 0, messages: readonly MessageLine[], states: readonly StateLine[]];

/**
 * Stream (-1 for none), class name, id (0 when the stream says it), method, arguments, milliseconds or text of `at`,
 * outcome, version, state, recording (0 for none), error.
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

/** Stream, version, and the state or the index of the fact message that tells it. */
type StateLine = readonly [stream: number, version: number, state: number | State];

const outcomes = ["created", "stored", "rejected"] as const;

/** @param aggregateOf class name of the aggregate of a delta stream */
export function writeSave(save: Save, aggregateOf: (stream: string) => string, vocabulary: VocabularyWriter): string {
  const facts = save.messages.map((message) =>
    placeOfStream(message.streamName).kind === "fact" ? JSON.stringify(withoutVersion(message.data)) : null,
  );
  const texts = save.states.map(({ state }) => JSON.stringify(state));
  const messages = save.messages.map((message) =>
    writeMessage(message, aggregateOf(placeOfStream(message.streamName).family), vocabulary),
  );
  const states = save.states.map(({ stream, version, state }, index): StateLine => {
    const fact = facts.indexOf(texts[index] ?? "");
    return [vocabulary.stream(stream, aggregateOf(stream)), version, fact < 0 ? state : fact];
  });
  const command = save.command === null ? 0 : writeCommand(save.command, texts, vocabulary);
  return JSON.stringify([command, messages, states] satisfies SaveLine);
}

export interface SaveStart {
  readonly commandNumber: number;
  readonly number: number;
  readonly global: number;
}

/** @throws DamagedRowError, SyntaxError */
export function readSave(text: string, { commandNumber, number, global }: SaveStart, vocabulary: Vocabulary): Save {
  // The line was written by `writeSave`; what a damaged one lacks shows in what is read from it.
  const [command, messageLines, stateLines] = JSON.parse(text) as SaveLine;
  const messages = messageLines.map((line, index) => readMessage(line, global + index, vocabulary));
  const states = stateLines.map(([stream, version, state]): SavedState => {
    const told = typeof state === "number" ? withoutVersion(messages[state]?.data) : state;
    return { stream: spoken(vocabulary.streams, stream), version, state: told };
  });
  const positions = messages.map(({ globalPosition }) => globalPosition);
  return {
    commandNumber,
    number,
    command: command === 0 ? null : readCommand(command, positions, states, vocabulary),
    messages,
    states,
  };
}

function writeCommand(
  { entry, stream, version, recording }: SavedCommand,
  states: readonly string[],
  vocabulary: VocabularyWriter,
): CommandLine {
  const milliseconds = Date.parse(entry.at);
  const isPlainTime = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === entry.at;
  const recorded = entry.state === null ? -1 : states.indexOf(JSON.stringify(entry.state));
  const line = [
    stream === null ? -1 : vocabulary.stream(stream, entry.aggregate),
    vocabulary.word(entry.aggregate),
    stream !== null && aggregateIdOf(stream) === entry.id ? 0 : entry.id,
    vocabulary.word(entry.method),
    entry.args,
    isPlainTime ? milliseconds : entry.at,
    outcomes.indexOf(entry.outcome),
    version,
    recorded < 0 ? entry.state : recorded,
    recording === null ? 0 : writeRecording(recording, milliseconds, vocabulary),
  ] as const;
  return entry.error === undefined ? line : [...line, entry.error];
}

function readCommand(
  line: CommandLine,
  messages: readonly number[],
  states: readonly SavedState[],
  { streams, words }: Vocabulary,
): SavedCommand {
  const [streamIndex, aggregate, id, method, args, time, outcomeIndex, version, state, recording, error] = line;
  const stream = streamIndex < 0 ? null : spoken(streams, streamIndex);
  const outcome = outcomes[outcomeIndex];
  if (outcome === undefined) throw new DamagedRowError("A command has no outcome.");
  const at = typeof time === "number" ? new Date(time).toISOString() : time;
  const entry: CommandEntry = {
    aggregate: spoken(words, aggregate),
    id: id === 0 ? aggregateIdOf(stream ?? "") : id,
    method: spoken(words, method),
    args,
    at,
    outcome,
    ...(error === undefined ? {} : { error }),
    messages,
    state: typeof state === "number" ? stateAt(states, state) : state,
  };
  return { entry, stream, version, recording: recording === 0 ? null : readRecording(recording, at, words) };
}

function stateAt(states: readonly SavedState[], index: number): State {
  const saved = states[index];
  if (saved === undefined) throw new DamagedRowError("A command has no state.");
  return saved.state;
}

function writeRecording(
  { at, idSeed, idOffset }: Recording,
  entryTime: number,
  vocabulary: VocabularyWriter,
): RecordingLine {
  const seed = vocabulary.word(idSeed);
  return at === entryTime ? [seed, idOffset] : [seed, idOffset, at];
}

function readRecording([seed, idOffset, at]: RecordingLine, entryTime: string, words: readonly string[]): Recording {
  return { at: at ?? Date.parse(entryTime), idSeed: spoken(words, seed), idOffset };
}

/** A fact event's data begins with `_version`; the rest is the state (FCT3). */
function withoutVersion(data: State | undefined): State {
  if (data === undefined) throw new DamagedRowError("A state's fact event is missing.");
  const { _version, ...state } = data;
  return state;
}
