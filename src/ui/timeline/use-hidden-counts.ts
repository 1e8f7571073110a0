import { useEffect, useState } from "react";
import type { TimelineFilter } from "../../store/workspace-store.ts";
import { useOpenWorkspace } from "../kit/workspace-context.tsx";
import { countHidden, type FilterPart } from "./filter-match.ts";
import { rowOfEntry, rowsOfPending, rowsOfPublished, type TimelineRow } from "./timeline-row.ts";

export interface HiddenCounts {
  readonly counts: ReadonlyMap<FilterPart, number>;
  /** How many of the newest entries were counted. */
  readonly looked: number;
  readonly isAll: boolean;
}

/** Counting stops here: enough to say what a filter does. */
const countedEntries = 2_000;
const readSize = 500;

export interface Counting {
  /** Null until counted, or when it is not wanted. */
  readonly hidden: HiddenCounts | null;
  /** Why it could not be counted. */
  readonly failure: unknown;
  readonly retry: () => void;
}

/** What each part of the filter hides among the newest entries. */
export function useHiddenCounts(filter: TimelineFilter, isWanted: boolean): Counting {
  const workspace = useOpenWorkspace();
  const [counted, setCounted] = useState<{ readonly filter: TimelineFilter; readonly hidden: HiddenCounts } | null>(
    null,
  );
  const [failed, setFailed] = useState<{ readonly filter: TimelineFilter; readonly failure: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    let isStale = false;
    const count = async () => {
      const { lastEntry, instances, pendingCommands, published } = workspace.getState();
      const rows: TimelineRow[] = [...rowsOfPublished(published), ...rowsOfPending(instances, pendingCommands)];
      let from: number | null = lastEntry;
      let looked = 0;
      while (from !== null && from > 0 && looked < countedEntries && !isStale) {
        const window = await workspace.commands.timeline({ from, limit: readSize, direction: "backward" });
        rows.push(...window.entries.map(rowOfEntry));
        looked += window.entries.length;
        from = window.next;
      }
      if (!isStale)
        setCounted({ filter, hidden: { counts: countHidden(rows, filter), looked, isAll: looked >= lastEntry } });
    };
    count().catch((failure: unknown) => isStale || setFailed({ filter, failure }));
    return () => {
      isStale = true;
    };
  }, [workspace, filter, isWanted, attempt]);
  return {
    hidden: counted?.filter === filter ? counted.hidden : null,
    failure: failed?.filter === filter ? failed.failure : null,
    retry: () => {
      setFailed(null);
      setAttempt(attempt + 1);
    },
  };
}
