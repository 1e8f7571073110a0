import { createContext, useContext, type ReactNode } from "react";
import { useStore } from "zustand/react";
import type { Workspaces, WorkspacesCommands, WorkspacesState } from "../../workspace/workspaces.ts";

const WorkspacesContext = createContext<Workspaces | null>(null);

/** Gives everything below it the list of workspaces, and the commands that open, make and delete them. */
export function WorkspacesProvider({
  workspaces,
  children,
}: {
  readonly workspaces: Workspaces;
  readonly children: ReactNode;
}) {
  return <WorkspacesContext value={workspaces}>{children}</WorkspacesContext>;
}

export function useWorkspaces<Selected>(selector: (state: WorkspacesState) => Selected): Selected {
  return useStore(useAllWorkspaces(), selector);
}

export function useWorkspacesCommands(): WorkspacesCommands {
  return useAllWorkspaces().commands;
}

function useAllWorkspaces(): Workspaces {
  const workspaces = useContext(WorkspacesContext);
  if (workspaces === null) throw new Error("No WorkspacesProvider above this component.");
  return workspaces;
}
