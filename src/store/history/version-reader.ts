import type { RowStore } from "../rows/row-store.ts";
import type { RecordedState, TimelineEntry } from "../workspace-store.ts";
import { readableEntries, readableSegment } from "./damage.ts";
import type { SegmentReader } from "./segment-reader.ts";
import { readTrail } from "./trail-reader.ts";

/** The newest recorded state at or before the version: the last segment that may hold it, or one before. */
export async function readStateAt(
  rowStore: RowStore,
  segments: SegmentReader,
  workspace: number,
  { stream, version }: { readonly stream: string; readonly version: number },
): Promise<RecordedState | null> {
  const trail = await readTrail(rowStore, workspace, stream);
  const steps = trail?.steps.filter((step) => step.version <= version) ?? [];
  for (const step of steps.toReversed()) {
    const [segment] = await segments.at([step]);
    const saves = segment === undefined ? [] : readableSegment(segment).saves;
    const recorded = saves.flatMap(({ states, commandNumber }) =>
      states.map((saved) => ({ ...saved, commandNumber })).filter((saved) => saved.stream === stream),
    );
    const newest = recorded.findLast((candidate) => candidate.version <= version);
    if (newest !== undefined)
      return { version: newest.version, state: newest.state, commandNumber: newest.commandNumber };
  }
  return null;
}

/** Entries of one aggregate for one version: its deltas and fact, which one save stored together. */
export async function readEntriesOfVersion(
  rowStore: RowStore,
  segments: SegmentReader,
  workspace: number,
  { stream, version }: { readonly stream: string; readonly version: number },
): Promise<readonly TimelineEntry[]> {
  const trail = await readTrail(rowStore, workspace, stream);
  const steps = trail?.steps.filter((step) => step.version <= version) ?? [];
  for (const step of steps.toReversed()) {
    const [segment] = await segments.at([step]);
    const entries = segment === undefined ? [] : readableEntries(segment);
    const found = entries.filter(
      (entry) =>
        entry.stream === stream && entry.version === version && entry.kind !== "rejected" && entry.kind !== "snapshot",
    );
    if (found.length > 0) return found;
    // A refused command leaves a step at the same version: only a step below it rules the version out.
    if (step.version < version) return [];
  }
  return [];
}
