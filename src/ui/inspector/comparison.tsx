import { useEffect, useState } from "react";
import { useCommands } from "../kit/workspace-context.tsx";
import { DiffView } from "./diff-view.tsx";
import type { Identify } from "./json-children.ts";
import { useReadFailure } from "./reading.tsx";
import type { AggregateState, ShownState } from "./shown-state.ts";
import styles from "./inspector.module.css";

export interface ComparisonProps {
  readonly shown: ShownState;
  readonly version: number;
  readonly identify: Identify;
}

/** What differs between another version and the one that is shown; the older one first, whichever it is. */
export function Comparison({ shown, version, identify }: ComparisonProps) {
  const { stateAt } = useCommands();
  const fail = useReadFailure();
  const { stream } = shown;
  const [other, setOther] = useState<{ readonly version: number; readonly state: AggregateState | null } | null>(null);
  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const state = await stateAt(stream, version);
      if (!isStale) setOther({ version, state });
    };
    read().catch((failure: unknown) => isStale || fail(failure));
    return () => {
      isStale = true;
    };
  }, [stateAt, stream, version, fail]);
  if (other === null || other.version !== version) return null;
  const isOlder = version <= shown.version;
  const [before, after] = isOlder ? [other.state, shown.state] : [shown.state, other.state];
  const [from, to] = isOlder ? [version, shown.version] : [shown.version, version];
  return (
    <>
      <p className={styles["caption"]}>
        From version {from} to version {to}
        {shown.hasPending && isOlder ? ", with what is pending" : ""}
      </p>
      <DiffView before={before ?? {}} after={after ?? {}} identify={identify} empty="These versions do not differ." />
    </>
  );
}
