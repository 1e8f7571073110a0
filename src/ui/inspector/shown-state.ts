import { useEffect, useState } from "react";
import type { Instance } from "../../workspace/state.ts";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { useReadFailure } from "./reading.tsx";

export type AggregateState = Readonly<Record<string, unknown>>;

/** The selected aggregate at the version shown. */
export interface ShownState {
  readonly stream: string;
  /** "Account 1234". */
  readonly name: string;
  /** Version that is shown: the last one when now is shown; -1 when it was never saved. */
  readonly version: number;
  readonly last: number;
  readonly isNow: boolean;
  /** Now, with changes that are not saved. */
  readonly hasPending: boolean;
  readonly state: AggregateState;
  /** The state that it is marked against: of the version before, or the saved one; null when there was none. */
  readonly before: AggregateState | null;
}

/** Null when no aggregate is selected; while a version is being read, the one before it. */
export function useShownState(): ShownState | null {
  const stream = useWorkspace((state) => state.selection.stream);
  const version = useWorkspace((state) => state.selection.version);
  const instance = useWorkspace((state) => state.instances.find((candidate) => candidate.stream === stream) ?? null);
  const commands = useCommands();
  const fail = useReadFailure();
  const [shown, setShown] = useState<ShownState | null>(null);
  useEffect(() => {
    if (instance === null) return;
    let isStale = false;
    const read = async () => {
      const next = await readShown(instance, version, (wanted) => commands.stateAt(instance.stream, wanted));
      if (!isStale) setShown(next);
    };
    read().catch((failure: unknown) => isStale || fail(failure));
    return () => {
      isStale = true;
    };
  }, [commands, instance, version, fail]);
  return instance === null || shown?.stream !== instance.stream ? null : shown;
}

export async function readShown(
  { stream, image, label }: Instance,
  version: number | null,
  stateAt: (version: number) => Promise<AggregateState | null>,
): Promise<ShownState | null> {
  const last = image.record?.version ?? -1;
  const hasPending = version === null && (image.isChanged || image.pending.length > 0);
  const shown = version ?? last;
  const state = version === null ? image.state : await stateAt(version);
  if (state === null) return null;
  const before = hasPending ? (image.record?.state ?? null) : shown > 0 ? await stateAt(shown - 1) : null;
  const isNow = version === null;
  return { stream, name: `${image.aggregate} ${label}`, version: shown, last, isNow, hasPending, state, before };
}
