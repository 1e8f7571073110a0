import type { RowKind } from "./timeline-row.ts";

/** What each kind of row is, for those who meet the word for the first time. */
export const kindMeaning: Readonly<Record<RowKind, string>> = {
  delta: "Delta event: says what changed. All deltas of an aggregate, one after another, make its state.",
  fact: "Fact event: says what is now. The whole state after the change, so that a reader needs no other event.",
  rejected: "Rejected command: an invariant said no, so nothing changed and nothing was stored.",
  pending: "Pending event: raised and not stored yet.",
  published: "Published event: sent to subscribers without being stored.",
  snapshot: "Snapshot: the state at a version, so that older deltas need not be replayed.",
};
