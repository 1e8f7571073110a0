import type { WorkspaceStore } from "../workspace-store.ts";

export interface WorkspacesUnderTest {
  /** Without any workspace. */
  readonly store: WorkspaceStore;
  /** The same workspaces as another tab sees them; null where there are no other tabs. */
  readonly otherTab: WorkspaceStore | null;
}

export interface WorkspaceCase {
  readonly name: string;
  run(under: WorkspacesUnderTest): Promise<void>;
}
