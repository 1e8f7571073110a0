import type { Message } from "aggregate-playground";
import * as v from "valibot";
import type { CommandEntry } from "../../document/command-entry.ts";
import { messageIdOf } from "../../document/message-id.ts";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { fileFormat, fileVersion } from "./format.ts";
import { JsonCursor, UnreadableJson, printPath } from "./json-cursor.ts";
import { commandOf, commandSchema, headSchema, messageOf, messageSchema } from "./schema.ts";

export interface FileFailure {
  readonly kind: "too large" | "not JSON" | "no workspace" | "newer version" | "invalid";
  /** Of the value that is wrong: `messages[3].position`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, in words. */
  readonly message: string;
}

export type FileResult =
  { readonly ok: true; readonly document: WorkspaceDocument } | { readonly ok: false; readonly failure: FileFailure };

/** Characters of a file. */
export const longestFile = 256 * 2 ** 20;
const mostItems = 1_000_000;

/** Where the values stand in the text: known before any of them is built. */
interface Layout {
  readonly heads: Map<string, Span>;
  readonly messages: Span[];
  readonly commands: Span[];
}
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads the file step by step; what is yielded is how far it is, from 0 to 1. Nothing is accepted before all of it is. */
export function* readParts(text: string): Generator<number, FileResult> {
  if (text.length > longestFile)
    return failure("too large", "", "The file is larger than 256 MB: it cannot be opened here.");
  try {
    const layout = yield* layoutOf(text);
    return yield* documentOf(text, layout);
  } catch (error) {
    if (error instanceof UnreadableJson)
      return failure(error.path === "" ? "not JSON" : "invalid", error.path, textOf(error.path, error.message));
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

function* layoutOf(text: string): Generator<number, Layout> {
  const cursor = new JsonCursor(text.startsWith("\ufeff") ? text.slice(1) : text);
  const layout: Layout = { heads: new Map(), messages: [], commands: [] };
  if (cursor.next() !== "{") throw refusal("not JSON", "", "The file is no JSON object.");
  for (const key of cursor.members()) {
    const isList = (key === "messages" || key === "commands") && cursor.next() === "[";
    if (isList) {
      for (const index of cursor.items()) {
        if (index === mostItems) cursor.fail(`has more than ${mostItems.toLocaleString("en")} items.`);
        layout[key].push(spanOf(cursor));
        yield (cursor.place / text.length) * 0.5;
      }
    } else layout.heads.set(key, spanOf(cursor));
  }
  if (cursor.next() !== "") throw refusal("not JSON", "", "Something follows the end of the JSON object.");
  return layout;
}

function spanOf(cursor: JsonCursor): Span {
  cursor.next();
  const start = cursor.place;
  cursor.skip();
  return { start, end: cursor.place };
}

function* documentOf(original: string, { heads, messages, commands }: Layout): Generator<number, FileResult> {
  const text = original.startsWith("\ufeff") ? original.slice(1) : original;
  const head = Object.fromEntries([...heads].map(([key, span]) => [key, parsed(text, span, key)]));
  checkFormat(head);
  for (const key of ["messages", "commands"] as const) {
    if (heads.has(key)) throw refusal("invalid", key, `${key} must be a list.`);
  }
  const { title = "Untitled", files } = valid(headSchema, head, "");
  const total = messages.length + commands.length + 1;
  const readMessages: Message[] = [];
  const positions = new Map<string, number>();
  for (const span of messages) {
    const path = `messages[${readMessages.length}]`;
    const message = valid(messageSchema, parsed(text, span, path), path);
    const { streamName } = message;
    const position = message.position ?? (positions.get(streamName) ?? -1) + 1;
    positions.set(streamName, position);
    const globalPosition = (readMessages.at(-1)?.globalPosition ?? 0) + 1;
    readMessages.push(messageOf(message, { id: messageIdOf(streamName, position), position, globalPosition }));
    yield 0.5 + (readMessages.length / total) * 0.5;
  }
  const readCommands: CommandEntry[] = [];
  for (const span of commands) {
    const path = `commands[${readCommands.length}]`;
    readCommands.push(commandOf(valid(commandSchema, parsed(text, span, path), path)));
    yield 0.5 + ((readMessages.length + readCommands.length) / total) * 0.5;
  }
  return { ok: true, document: { title, files, messages: readMessages, commands: readCommands } };
}

function checkFormat(head: Readonly<Record<string, unknown>>): void {
  if (head["format"] !== fileFormat) {
    throw refusal(
      "no workspace",
      "format",
      `The file is no workspace of the playground: its "format" must be "${fileFormat}".`,
    );
  }
  const version = head["version"];
  if (typeof version === "number" && Number.isInteger(version) && version > fileVersion) {
    const message = `The file was made by a newer version of the playground (format ${version}; this page reads up to ${fileVersion}). Reload the page to get it, then open the file again.`;
    throw refusal("newer version", "version", message);
  }
  if (version !== fileVersion) throw refusal("no workspace", "version", `version must be ${fileVersion}.`);
}

function parsed(text: string, { start, end }: Span, path: string): unknown {
  try {
    return JSON.parse(text.slice(start, end));
  } catch (error) {
    throw refusal("not JSON", path, `${path} is no JSON: ${error instanceof Error ? error.message : ""}`);
  }
}

function valid<Schema extends v.GenericSchema>(schema: Schema, value: unknown, path: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const within = printPath(issue.path?.map(({ key }) => (typeof key === "number" ? key : String(key))) ?? []);
  const whole = path === "" || within === "" || within.startsWith("[") ? `${path}${within}` : `${path}.${within}`;
  const isMissing = issue.received === "undefined";
  throw refusal("invalid", whole, textOf(whole, isMissing ? "is missing." : issue.message));
}

class Refused extends Error {
  readonly failure: FileFailure;

  constructor(because: FileFailure) {
    super(because.message);
    this.failure = because;
  }
}

function refusal(kind: FileFailure["kind"], path: string, message: string): Refused {
  return new Refused({ kind, path, message });
}

function failure(kind: FileFailure["kind"], path: string, message: string): FileResult {
  return { ok: false, failure: { kind, path, message } };
}

function textOf(path: string, message: string): string {
  return `${path === "" ? "The file" : path} ${message}`;
}
