import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { expectedFailure } from "../workspace/expected-failures.ts";
import { counted } from "../workspace/outcome-words.ts";
import type { Workspace } from "../workspace/state.ts";
import type { Workspaces } from "../workspace/workspaces.ts";
import type { LongWork } from "./long-work.ts";

/** Null when there is nothing to export, and its person knows why. */
export type ReadWhole = (options?: {
  /** The code alone is worth having when the history cannot be read. */
  readonly isCodeEnough?: boolean;
}) => Promise<WorkspaceDocument | null>;

/** Reads all of the workspace for an export, with progress. What of it cannot be read is left out, and told. */
export function wholeWorkspace(
  { commands, getState }: Workspace,
  { reportProblem }: Pick<Workspaces["commands"], "reportProblem">,
  longWork: LongWork,
): ReadWhole {
  return async ({ isCodeEnough = false } = {}) => {
    const { lastEntry } = getState();
    const total = Math.max(1, lastEntry);
    let lost = 0;
    try {
      const whole = await longWork.run("Reading the workspace", ({ onProgress, signal }) =>
        commands.document({
          signal,
          onProgress: (done) => onProgress(done / total),
          onDamage: ({ from, to }) => (lost += Math.max(1, to - from + 1)),
        }),
      );
      if (lost > 0) reportProblem(`The export lacks ${counted(lost, "row")} of the timeline that cannot be read.`);
      return whole;
    } catch (error) {
      const { message } = expectedFailure(error);
      reportProblem(isCodeEnough ? `Only the code was exported. ${message}` : `Nothing was exported. ${message}`);
      if (!isCodeEnough) return null;
      const { summary, files } = getState();
      return { title: summary.title, files, messages: [], commands: [] };
    }
  };
}
