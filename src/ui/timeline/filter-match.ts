import { holdsAny, needlesOf } from "../../document/entry-search.ts";
import type { TimelineEntry, TimelineFilter } from "../../store/workspace-store.ts";
import type { TimelineRow } from "./timeline-row.ts";

/** The parts of a filter that can each hide a row by itself. */
export type FilterPart = "delta" | "fact" | "rejected" | "aggregate" | "text";

/** The kinds that the three checkboxes stand for. Pending and published events are delta events on their way. */
const checkboxOf: Readonly<Record<TimelineRow["kind"], "delta" | "fact" | "rejected" | null>> = {
  delta: "delta",
  pending: "delta",
  published: "delta",
  fact: "fact",
  rejected: "rejected",
  snapshot: null,
};

export function matchesFilter(row: TimelineRow, filter: TimelineFilter): boolean {
  return hidingParts(row, filter).length === 0;
}

/** Every part of the filter that hides the row. */
export function hidingParts(row: TimelineRow, filter: TimelineFilter): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  const checkbox = checkboxOf[row.kind];
  if (filter.kinds !== undefined && checkbox !== null && !filter.kinds.has(checkbox)) parts.push(checkbox);
  const isOther = filter.aggregate !== undefined && row.aggregate !== filter.aggregate;
  if (isOther || (filter.stream !== undefined && row.stream !== filter.stream)) parts.push("aggregate");
  if (filter.text !== undefined && filter.text !== "" && !holdsText(row, filter.text)) parts.push("text");
  return parts;
}

/** How many of the rows each part of the filter hides, whether or not another part hides them too. */
export function countHidden(rows: readonly TimelineRow[], filter: TimelineFilter): ReadonlyMap<FilterPart, number> {
  const counts = new Map<FilterPart, number>();
  for (const row of rows) for (const part of hidingParts(row, filter)) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

/** The filter without one of its parts. */
export function withoutPart(filter: TimelineFilter, part: FilterPart): TimelineFilter {
  if (part === "text") return withText(filter, "");
  return part === "aggregate" ? withAggregate(filter, {}) : withKind(filter, part, true);
}

function holdsText(row: TimelineRow, text: string): boolean {
  const places = [
    row.event,
    row.streamName ?? "",
    row.refusal ?? "",
    row.data === null ? "" : JSON.stringify(row.data),
  ];
  return holdsAny(places.join("\n"), needlesOf(text));
}

/** All kinds that a filter may name; a filter that shows all of them leaves `kinds` out. */
const allKinds: readonly TimelineEntry["kind"][] = ["delta", "fact", "snapshot", "rejected"];

export function showsKind(filter: TimelineFilter, kind: "delta" | "fact" | "rejected"): boolean {
  return filter.kinds?.has(kind) ?? true;
}

/** The filter with a checkbox ticked or cleared. Snapshots are shown while nothing is filtered out. */
export function withKind(
  filter: TimelineFilter,
  kind: "delta" | "fact" | "rejected",
  isShown: boolean,
): TimelineFilter {
  const { kinds: before, ...rest } = filter;
  const kinds = new Set(before ?? allKinds);
  if (isShown) kinds.add(kind);
  else kinds.delete(kind);
  return kinds.size === allKinds.length ? rest : { ...rest, kinds };
}

export function withAggregate(
  filter: TimelineFilter,
  chosen: { readonly aggregate?: string; readonly stream?: string },
): TimelineFilter {
  const { aggregate: _aggregate, stream: _stream, ...rest } = filter;
  return { ...rest, ...chosen };
}

export function withText(filter: TimelineFilter, text: string): TimelineFilter {
  const { text: _text, ...rest } = filter;
  return text.trim() === "" ? rest : { ...rest, text: text.trim() };
}

export function isFiltering(filter: TimelineFilter): boolean {
  return (
    filter.kinds !== undefined ||
    filter.aggregate !== undefined ||
    filter.stream !== undefined ||
    filter.text !== undefined
  );
}

/** One value per meaning: equal filters have equal keys. */
export function filterKey(filter: TimelineFilter): string {
  const kinds = filter.kinds === undefined ? null : [...filter.kinds].sort();
  return JSON.stringify([kinds, filter.aggregate ?? null, filter.stream ?? null, filter.text ?? null]);
}
