import { createContext, useContext, type ReactNode } from "react";
import { useStore } from "zustand/react";
import type { Workspace, WorkspaceCommands, WorkspaceState } from "../../workspace/state.ts";

const WorkspaceContext = createContext<Workspace | null>(null);

/** Gives everything below it the open workspace. Tests hand in a `Workspace` of their own. */
export function WorkspaceProvider({
  workspace,
  children,
}: {
  readonly workspace: Workspace;
  readonly children: ReactNode;
}) {
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

/**
 * Reads the open workspace, and renders again when the selected part has changed. A selector that makes an array or an
 * object must be wrapped in `useShallow` from "zustand/react/shallow", or it renders for ever.
 */
export function useWorkspace<Selected>(selector: (state: WorkspaceState) => Selected): Selected {
  return useStore(useOpenWorkspace(), selector);
}

/** The commands of the open workspace; the same object for as long as it is open. */
export function useCommands(): WorkspaceCommands {
  return useOpenWorkspace().commands;
}

/** For effects and handlers that read the state at the moment they run, without rendering for it. */
export function useOpenWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error("No WorkspaceProvider above this component.");
  return workspace;
}
