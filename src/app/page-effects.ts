import { useEffect } from "react";
import { showToast } from "../ui/kit/toast.tsx";
import type { Workspace } from "../workspace/state.ts";
import type { Workspaces } from "../workspace/workspaces.ts";

/** The workspace's title stands in the browser's tab, too. */
export function usePageTitle(workspace: Workspace): void {
  useEffect(() => {
    const show = () => {
      document.title = `${workspace.getState().summary.title} · Aggregate Playground`;
    };
    show();
    return workspace.subscribe(show);
  }, [workspace]);
}

/**
 * Pending events live in the page alone, and so does a text of which its person has yet to say whether it shall stay: the
 * browser asks before it closes a page that has some.
 */
export function useLeavingGuard(workspace: Workspace): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { pendingCommands, fileConflict } = workspace.getState();
      if (pendingCommands.length > 0 || fileConflict !== null) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [workspace]);
}

/** A deleted workspace can be brought back for as long as the toast stands, and from the palette after that. */
export function useRemovedToast(workspaces: Workspaces): void {
  useEffect(
    () =>
      workspaces.subscribe(({ removed }, before) => {
        if (removed === null || removed === before.removed) return;
        const action = { name: "Undo", run: () => void workspaces.commands.restore() };
        void showToast(`“${removed.title}” deleted`, { action, duration: 10_000 });
      }),
    [workspaces],
  );
}
