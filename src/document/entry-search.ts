import type { Message } from "aggregate-playground";
import type { CommandEntry } from "./command-entry.ts";

/** What of an entry of the timeline a text is looked for in. */
export interface SearchedEntry {
  readonly message: Pick<Message, "type" | "streamName" | "data"> | null;
  readonly command: Pick<CommandEntry, "method" | "args" | "error"> | null;
  readonly stream: string | null;
}

/** What an entry must be to be found; what is left out is any. */
export interface EntryConditions<Kind extends string> {
  readonly kinds?: ReadonlySet<Kind>;
  readonly aggregate?: string;
  /** Delta stream. */
  readonly stream?: string;
}

/** @param needles of the text that is looked for (`needlesOf`): one of them must be there, unless there are none */
export function isFound<Kind extends string>(
  entry: SearchedEntry & { readonly kind: Kind; readonly aggregate: string },
  { kinds, aggregate, stream }: EntryConditions<Kind>,
  needles: readonly string[],
): boolean {
  if (kinds !== undefined && !kinds.has(entry.kind)) return false;
  if (aggregate !== undefined && entry.aggregate !== aggregate) return false;
  if (stream !== undefined && entry.stream !== stream) return false;
  return needles.length === 0 || holdsAny(searchedText(entry), needles);
}

/** A text as it may stand in lower-case JSON: as typed, with what JSON escapes escaped, and as the timeline prints it. */
export function needlesOf(typed: string): readonly string[] {
  const text = typed.toLowerCase();
  return text === "" ? [] : [...new Set([text, JSON.stringify(text).slice(1, -1), jsonOf(text)])];
}

/** Type, stream and data; for a refused command its method, arguments and error. */
function searchedText({ message, command, stream }: SearchedEntry): string {
  if (message !== null) return `${message.type}\n${message.streamName}\n${JSON.stringify(message.data)}`;
  const { method, args, error } = command ?? {};
  return [stream ?? "", method ?? "", JSON.stringify(args ?? []), JSON.stringify(error ?? {})].join("\n");
}

export function holdsAny(text: string, needles: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return needles.some((needle) => lower.includes(needle));
}

/** Texts in quotes, signs with the space around them, keys. */
const printedParts = /"(?:[^"\\]|\\.)*"?|\s*([:,{}[\]])\s*|([a-z_$][\w$]*)(?=\s*:)/g;

/** `amount: 250, note: "x` is `"amount":250,"note":"x` in JSON; a text may begin within a key. */
function jsonOf(text: string): string {
  return text.replace(printedParts, (part: string, sign: string | undefined, key: string | undefined, at: number) => {
    if (key !== undefined) return at === 0 ? `${key}"` : `"${key}"`;
    return sign ?? part;
  });
}
