import type { TimelineEntry } from "../../store/workspace-store.ts";

/** The entries after one number, up to another; null when they are not all among those given. */
export function entriesBetween(
  entries: readonly TimelineEntry[],
  after: number,
  upTo: number,
): readonly TimelineEntry[] | null {
  const wanted = entries.filter(({ number }) => number > after && number <= upTo);
  return wanted.length === upTo - after ? wanted : null;
}
