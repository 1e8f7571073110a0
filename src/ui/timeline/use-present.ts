import { useEffect, useState } from "react";
import type { Workspace } from "../../workspace/state.ts";
import { readFailureWords } from "../kit/read-failed.tsx";
import { showToast } from "../kit/toast.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { presentUpTo, travelPosition } from "./travel.ts";

/** Number of the last entry that is not later than the version shown; null now. */
export function usePresent(workspace: Workspace): number | null {
  const stream = useWorkspace((state) => state.selection.stream);
  const version = useWorkspace((state) => state.selection.version);
  const last = useWorkspace((state) => travelPosition(state)?.last ?? null);
  const [found, setFound] = useState<number | null>(null);
  useEffect(() => {
    if (stream === null || last === null || version === null) return;
    let isStale = false;
    const find = async () => {
      const number = await presentUpTo(workspace, stream, { last, version });
      if (!isStale) setFound(number);
    };
    find().catch(async (failure: unknown) => {
      if (isStale) return;
      setFound(null);
      const description = `What is later is not dimmed. ${readFailureWords(failure)}`;
      await showToast(`The events of version ${version} could not be read`, { tone: "error", description });
    });
    return () => {
      isStale = true;
    };
  }, [workspace, stream, version, last]);
  return version === null ? null : found;
}
