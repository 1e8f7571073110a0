import { useEffect, useState } from "react";
import { useCommands } from "../kit/workspace-context.tsx";
import { useReadFailure } from "./reading.tsx";
import type { AggregateState } from "./shown-state.ts";

export interface TwoStates {
  readonly before: AggregateState | null;
  readonly after: AggregateState | null;
}

/** The states of an aggregate at two versions; null until both were read. A negative version has none. */
export function useStates(stream: string, before: number, after: number): TwoStates | null {
  const { stateAt } = useCommands();
  const fail = useReadFailure();
  const key = `${stream} ${before} ${after}`;
  const [read, setRead] = useState<{ readonly key: string; readonly states: TwoStates } | null>(null);
  useEffect(() => {
    let isStale = false;
    const at = (version: number) => (version < 0 ? Promise.resolve(null) : stateAt(stream, version));
    const readBoth = async () => {
      const [older, newer] = await Promise.all([at(before), at(after)]);
      if (!isStale) setRead({ key, states: { before: older, after: newer } });
    };
    readBoth().catch((failure: unknown) => isStale || fail(failure));
    return () => {
      isStale = true;
    };
  }, [stateAt, stream, before, after, key, fail]);
  return read?.key === key ? read.states : null;
}
