import type { TimelineEntry } from "../../store/workspace-store.ts";
import type { WorkspaceCommands } from "../../workspace/state.ts";

/** The entries that one command stored for one aggregate, and the versions that it made. */
export interface Save {
  readonly entries: readonly TimelineEntry[];
  readonly firstVersion: number;
  readonly lastVersion: number;
}

/** Entries of one command are neighbours: no command is expected to store more than this. */
const neighbours = 100;

/** The save that an entry belongs to. */
export async function saveOf(commands: Pick<WorkspaceCommands, "timeline">, entry: TimelineEntry): Promise<Save> {
  const from = Math.max(1, entry.number - neighbours);
  const window = await commands.timeline({ from, limit: 2 * neighbours + 1, direction: "forward" });
  const entries = window.entries.filter(
    ({ commandNumber, stream }) => commandNumber === entry.commandNumber && stream === entry.stream,
  );
  const versions = [entry, ...entries].map(({ version }) => version);
  return { entries, firstVersion: Math.min(...versions), lastVersion: Math.max(...versions) };
}
