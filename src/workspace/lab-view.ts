import type { LabUser, Workspace, WorkspaceState } from "./state.ts";

/** The open workspace as one user of the conflict lab sees it, who acts in their own name. */
export function asUser(workspace: Workspace, user: LabUser): Workspace {
  let seen: { readonly of: WorkspaceState; readonly state: WorkspaceState } | null = null;
  const view = (of: WorkspaceState): WorkspaceState => {
    if (seen?.of === of) return seen.state;
    const { conflictLab: lab = null } = of;
    const own = lab === null || lab.user === user ? {} : lab.other;
    seen = { of, state: { ...of, ...own, conflictLab: null } };
    return seen.state;
  };
  const { commands } = workspace;
  return {
    ...workspace,
    getState: () => view(workspace.getState()),
    getInitialState: () => view(workspace.getInitialState()),
    subscribe: (listener) => workspace.subscribe((state, before) => listener(view(state), view(before))),
    commands: {
      ...commands,
      invoke: (stream, method, args) => commands.invoke(stream, method, args, user),
      reloadAndRetry: (stream) => commands.reloadAndRetry(stream, user),
    },
  };
}
