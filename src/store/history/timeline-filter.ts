import type { SegmentRow } from "../rows/tables.ts";
import type { TimelineEntry, TimelineFilter } from "../workspace-store.ts";
import { streamKinds, streamNameOf } from "./stream-family.ts";

/** Filter with its text made ready to be looked for. */
export interface PreparedFilter extends TimelineFilter {
  /** As it may stand in lower-case JSON: as typed, with what JSON escapes escaped, and as the timeline prints it. */
  readonly needles: readonly string[];
  /** The longest part of each that is one key or one value: in a segment they need not stand side by side. */
  readonly pieces: readonly string[];
}

export function prepareFilter(filter: TimelineFilter): PreparedFilter {
  const text = filter.text?.toLowerCase() ?? "";
  if (text === "") return { ...filter, needles: [], pieces: [] };
  const needles = [...new Set([text, JSON.stringify(text).slice(1, -1), jsonOf(text)])];
  return { ...filter, needles, pieces: needles.map(longestPiece) };
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

function longestPiece(needle: string): string {
  const pieces = needle.split(/[{}[\]:,"]+/);
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}

export function passes(entry: TimelineEntry, { kinds, aggregate, stream, needles }: PreparedFilter): boolean {
  if (kinds !== undefined && !kinds.has(entry.kind)) return false;
  if (aggregate !== undefined && entry.aggregate !== aggregate) return false;
  if (stream !== undefined && entry.stream !== stream) return false;
  return needles.length === 0 || holdsAny(searchedText(entry), needles);
}

/** False when no entry of the segment can pass: said without reading its lines. */
export function mayPass(segment: SegmentRow, { aggregate, stream, pieces }: PreparedFilter): boolean {
  const { streams, aggregates, words, body } = segment;
  if (stream !== undefined && !streams.includes(stream)) return false;
  // A refused creation has no stream: its class name is among the words.
  if (aggregate !== undefined && !aggregates.includes(aggregate) && !words.includes(aggregate)) return false;
  if (pieces.length === 0 || holdsAny(body, pieces) || holdsAny(words.join("\n"), pieces)) return true;
  return streams.some((family) => streamKinds.some((kind) => holdsAny(nameOf(family, kind), pieces)));
}

/** Type, stream and data; for a refused command its method, arguments and error. */
function searchedText({ message, command, stream }: TimelineEntry): string {
  if (message !== null) return `${message.type}\n${message.streamName}\n${JSON.stringify(message.data)}`;
  const { method, args, error } = command ?? {};
  return [stream ?? "", method ?? "", JSON.stringify(args ?? []), JSON.stringify(error ?? {})].join("\n");
}

function holdsAny(text: string, needles: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return needles.some((needle) => lower.includes(needle));
}

function nameOf(family: string, kind: (typeof streamKinds)[number]): string {
  return family.includes("-") ? streamNameOf({ family, kind }) : family;
}
