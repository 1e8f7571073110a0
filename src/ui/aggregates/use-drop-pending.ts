import { showToast } from "../kit/toast.tsx";
import { useCommands } from "../kit/workspace-context.tsx";

/** Drops what is pending, and offers to take that back. */
export function useDropPending(): () => Promise<void> {
  const { dropPending, restorePending } = useCommands();
  return async () => {
    await dropPending();
    await showToast("Pending changes dropped", {
      action: { name: "Undo", run: () => void restorePending() },
      duration: 10_000,
    });
  };
}
