import { holdsAny, isFound, needlesOf } from "../../document/entry-search.ts";
import type { SegmentRow } from "../rows/tables.ts";
import type { TimelineEntry, TimelineFilter } from "../workspace-store.ts";
import { streamKinds, streamNameOf } from "./stream-family.ts";

/** Filter with its text made ready to be looked for. */
export interface PreparedFilter extends TimelineFilter {
  readonly needles: readonly string[];
  /** The longest part of each that is one key or one value: in a segment they need not stand side by side. */
  readonly pieces: readonly string[];
}

export function prepareFilter(filter: TimelineFilter): PreparedFilter {
  const needles = needlesOf(filter.text ?? "");
  return { ...filter, needles, pieces: needles.map(longestPiece) };
}

function longestPiece(needle: string): string {
  const pieces = needle.split(/[{}[\]:,"]+/);
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}

export function passes(entry: TimelineEntry, filter: PreparedFilter): boolean {
  return isFound(entry, filter, filter.needles);
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

function nameOf(family: string, kind: (typeof streamKinds)[number]): string {
  return family.includes("-") ? streamNameOf({ family, kind }) : family;
}
