import type { RowStore } from "../rows/row-store.ts";
import type { RecordedState, TimelineEntry } from "../workspace-store.ts";
import { aggregatesOf, savesOfFamilyBackward } from "./segment-lines.ts";
import type { SegmentReader } from "./segment-reader.ts";
import { entriesOf } from "./timeline-entries.ts";
import { readSteps } from "./trail-reader.ts";

/** The newest recorded state at or before the version: in the last segment that may hold it, or one before. */
export async function readStateAt(
  rowStore: RowStore,
  segments: SegmentReader,
  workspace: number,
  { stream, version }: { readonly stream: string; readonly version: number },
): Promise<RecordedState | null> {
  const all = await readSteps(rowStore, workspace, stream);
  const steps = all.filter((step) => step.version <= version);
  for (const step of steps.toReversed()) {
    const [segment] = await segments.at([step]);
    if (segment === undefined) continue;
    for (const { states, commandNumber } of savesOfFamilyBackward(segment, stream)) {
      const found = states.findLast((saved) => saved.stream === stream && saved.version <= version);
      if (found !== undefined) return { version: found.version, state: found.state, commandNumber };
    }
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
  const all = await readSteps(rowStore, workspace, stream);
  const steps = all.filter((step) => step.version <= version);
  for (const step of steps.toReversed()) {
    const [segment] = await segments.at([step]);
    if (segment === undefined) continue;
    for (const save of savesOfFamilyBackward(segment, stream)) {
      const found = entriesOf(save, aggregatesOf(segment)).filter(
        (entry) =>
          entry.stream === stream && entry.version === version && (entry.kind === "delta" || entry.kind === "fact"),
      );
      if (found.length > 0) return found;
    }
    // A refused command leaves a step at the same version: only a step below it rules the version out.
    if (step.version < version) return [];
  }
  return [];
}
