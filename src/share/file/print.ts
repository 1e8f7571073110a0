import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { fileFormat, fileVersion } from "./format.ts";

/** The text of the file in parts, one message or command to a line: versions of it can be compared line by line. */
export function* printParts({ title, files, messages, commands }: WorkspaceDocument): Generator<string> {
  const sources = { "model.ts": files["model.ts"], "scenario.ts": files["scenario.ts"], "specs.ts": files["specs.ts"] };
  const head = { format: fileFormat, version: fileVersion, title, files: sources };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "messages": [`;
  yield* lines(messages, messageLine);
  yield '],\n  "commands": [';
  yield* lines(commands, commandLine);
  yield "]\n}\n";
}

function* lines<Item>(items: readonly Item[], print: (item: Item) => string): Generator<string> {
  for (const [index, item] of items.entries()) yield `${index === 0 ? "" : ","}\n    ${print(item)}`;
  if (items.length > 0) yield "\n  ";
}

function messageLine({ id, streamName, type, position, globalPosition, data, metadata, time }: Message): string {
  return JSON.stringify({ id, streamName, type, position, globalPosition, data, metadata, time: time.toISOString() });
}

function commandLine({ aggregate, id, method, args, at, outcome, error, messages, state }: CommandEntry): string {
  return JSON.stringify({ aggregate, id, method, args, at, outcome, error, messages, state });
}
