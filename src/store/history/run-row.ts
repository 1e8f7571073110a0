import type { Message } from "aggregate-playground";
import type { RunRow } from "../rows/tables.ts";
import { readMessage, writeMessage, type MessageLine } from "./message-line.ts";
import { VocabularyWriter } from "./vocabulary.ts";

/** @param messages of one aggregate's streams, in global order */
export function writeRun(messages: readonly Message[]): RunRow {
  const time = messages[0]?.time.getTime() ?? 0;
  const vocabulary = new VocabularyWriter({ streams: [], aggregates: [], words: [], time });
  let before = 0;
  const globals = messages.map(({ globalPosition }) => {
    const distance = globalPosition - before;
    before = globalPosition;
    return distance;
  });
  const lines = messages.map((message) => writeMessage(message, { aggregate: "", facts: [] }, vocabulary));
  const { streams, aggregates, words } = vocabulary;
  return { time, streams, aggregates, words, globals, body: JSON.stringify(lines) };
}

/** @throws DamagedRowError, SyntaxError, TypeError */
export function readRun(run: RunRow): readonly Message[] {
  // Written by `writeRun`.
  const lines = JSON.parse(run.body) as readonly MessageLine[];
  let globalPosition = 0;
  return lines.map((line, index) => {
    globalPosition += run.globals[index] ?? 0;
    return readMessage(line, { globalPosition, states: [] }, run);
  });
}
