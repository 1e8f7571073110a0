import { lazy, Suspense, type ReactNode } from "react";
import type { LabUser } from "../../workspace/state.ts";
import { useAction } from "../kit/actions.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { FailureLabBar } from "./failure-lab-bar.tsx";
import { WhatIfBar } from "./what-if-bar.tsx";

const ConflictLabPanel = lazy(async () => ({
  default: (await import("./conflict-lab-panel.tsx")).ConflictLabPanel,
}));

/**
 * What can be tried out on stored events, and what came of it: above the panes.
 * @param commandsAs forms for the selected instance, for each user of the conflict lab
 */
export function Labs({ commandsAs }: { readonly commandsAs: (user: LabUser) => ReactNode }) {
  const { enterConflictLab, failNextSave, branchWithout } = useCommands();
  const entry = useWorkspace(({ selection }) => selection.entry);
  const isInLab = useWorkspace((state) => (state.conflictLab ?? null) !== null);
  useAction({
    id: "lab.conflict",
    name: "Conflict lab: act as two users at once",
    group: "Labs",
    isDisabled: isInLab,
    run: enterConflictLab,
  });
  useAction({
    id: "lab.failure",
    name: "Failure lab: let the store fail at the second event",
    group: "Labs",
    run: () => failNextSave(2),
  });
  useAction({
    id: "lab.without",
    name: "What if the selected command had never happened?",
    group: "Labs",
    isDisabled: typeof entry !== "number",
    run: () => {
      if (typeof entry === "number") void branchWithout(entry);
    },
  });
  return (
    <>
      <WhatIfBar />
      {isInLab && (
        <Suspense fallback={null}>
          <ConflictLabPanel commandsAs={commandsAs} />
        </Suspense>
      )}
      <FailureLabBar />
    </>
  );
}
