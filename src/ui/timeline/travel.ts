import type { Workspace, WorkspaceState } from "../../workspace/state.ts";
import { afterStep, type TravelPosition, type TravelStep } from "./time-travel.ts";

/** Where time travel stands for the selected aggregate; null when there is nothing to travel in. */
export function travelPosition(state: Pick<WorkspaceState, "selection" | "instances">): TravelPosition | null {
  const { stream, version } = state.selection;
  const instance = state.instances.find((candidate) => candidate.stream === stream);
  const last = instance?.image.record?.version ?? -1;
  return last < 0 ? null : { last, version };
}

/** Shows a version of the selected aggregate (null: now), and selects the last event of it, if it has one. */
export async function showVersion({ commands, getState }: Workspace, version: number | null): Promise<void> {
  const { stream, tab } = getState().selection;
  // What moves is the state: an event and its message stand still.
  commands.select({ version, tab: tab === "Changes" ? tab : "State" });
  if (stream === null || version === null) return;
  // Whoever shows this version reads the same, and says that it failed: here no event is selected then.
  const entries = await commands.entriesOfVersion(stream, version).catch(() => []);
  const { selection } = getState();
  // Meanwhile the person may have gone elsewhere.
  if (selection.stream !== stream || selection.version !== version) return;
  const delta = entries.findLast((entry) => entry.kind === "delta") ?? entries.at(-1);
  if (delta !== undefined) commands.select({ entry: delta.number });
}

export async function travel(workspace: Workspace, step: TravelStep): Promise<void> {
  const position = travelPosition(workspace.getState());
  if (position === null) return;
  const version = afterStep(position, step);
  if (version !== position.version) await showVersion(workspace, version);
}

/**
 * Number of the last entry that existed at the version that is shown; null when now is shown. A version may have no events
 * of its own (a creation without events): then it lies before the first event of a later version.
 */
export async function presentUpTo(
  { commands }: Pick<Workspace, "commands">,
  stream: string,
  { last, version }: TravelPosition,
): Promise<number | null> {
  if (version === null) return null;
  const own = await commands.entriesOfVersion(stream, version);
  if (own.length > 0) return Math.max(...own.map((entry) => entry.number));
  for (let later = version + 1; later <= Math.min(last, version + laterVersions); later += 1) {
    const entries = await commands.entriesOfVersion(stream, later);
    if (entries.length > 0) return Math.min(...entries.map((entry) => entry.number)) - 1;
  }
  return null;
}

/** So many versions without events in a row are looked at. */
const laterVersions = 20;
