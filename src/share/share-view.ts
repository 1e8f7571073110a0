/** Tabs of the Inspector, in the order in which they stand. */
export const viewTabs = ["State", "Changes", "Event", "Message"] as const;

/** The moment that a link opens at: what its sender was looking at. */
export interface ShareView {
  /** Delta stream of the selected aggregate. */
  readonly stream: string | null;
  /** Global position of the selected event. */
  readonly event: number | null;
  /** Index of the selected command among those of the document: one that was rejected, and so has no event. */
  readonly command: number | null;
  /** The version that the state is shown at; null for the newest. */
  readonly version: number | null;
  readonly tab: (typeof viewTabs)[number];
}
