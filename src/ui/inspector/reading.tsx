import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import type { WorkspaceState } from "../../workspace/state.ts";
import { ReadFailed } from "../kit/read-failed.tsx";
import { useOpenWorkspace, useWorkspace } from "../kit/workspace-context.tsx";

const FailureContext = createContext<(failure: unknown) => void>(() => undefined);

/** For what reads from the store to show it: whoever catches a failed read hands it over, and the place says so. */
export function useReadFailure(): (failure: unknown) => void {
  return useContext(FailureContext);
}

/** Shows its children until one of them cannot read what it shows; then why, and the button that tries again. */
export function Reading({ children }: { readonly children: ReactNode }) {
  const workspace = useOpenWorkspace();
  const place = useWorkspace(placeOf);
  const [failed, setFailed] = useState<{ readonly place: string; readonly failure: unknown } | null>(null);
  const onFailure = useCallback(
    (failure: unknown) => setFailed({ place: placeOf(workspace.getState()), failure }),
    [workspace],
  );
  // What is looked at next may well be readable.
  if (failed?.place === place) {
    return (
      <ReadFailed
        title="This could not be read"
        group="Inspector"
        failure={failed.failure}
        onRetry={() => setFailed(null)}
      />
    );
  }
  return <FailureContext value={onFailure}>{children}</FailureContext>;
}

function placeOf({ selection: { tab, stream, entry, version } }: WorkspaceState): string {
  return [tab, stream, entry, version].join(" ");
}
