import { documentCases } from "./document-cases.ts";
import { historyCases } from "./history-cases.ts";
import { timelineCases } from "./timeline-cases.ts";
import type { WorkspaceCase, WorkspacesUnderTest } from "./workspace-case.ts";
import { workspaceFileCases } from "./workspace-file-cases.ts";
import { workspaceListCases } from "./workspace-list-cases.ts";
import { outcomesOf, type ContractOutcome } from "./outcomes.ts";

/** What every workspace store promises beyond the event store inside it: one suite for all adapters. */
export const workspaceContract: readonly WorkspaceCase[] = [
  ...workspaceListCases,
  ...workspaceFileCases,
  ...timelineCases,
  ...historyCases,
  ...documentCases,
];

/** Runs the cases one after another, each on an empty store. For runners that cannot make a test of each. */
export function runWorkspaceContract(
  open: () => Promise<WorkspacesUnderTest>,
  cases: readonly WorkspaceCase[] = workspaceContract,
): Promise<readonly ContractOutcome[]> {
  return outcomesOf(cases, open);
}
