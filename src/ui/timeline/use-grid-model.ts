import { useEffect, useMemo, useState } from "react";
import type { TimelineFilter } from "../../store/workspace-store.ts";
import type { Workspace, WorkspaceState } from "../../workspace/state.ts";
import { useOpenWorkspace, useWorkspace } from "../kit/workspace-context.tsx";
import { AllRows } from "./all-rows.ts";
import { filterKey, isFiltering } from "./filter-match.ts";
import { FoundRows } from "./found-rows.ts";
import { GridModel, type Patience } from "./grid-model.ts";
import { GridRows } from "./grid-rows.ts";
import type { RowSource } from "./row-source.ts";
import { compareRows, isStoreOrder, type SortOrder } from "./sort-order.ts";
import { SortedRows } from "./sorted-rows.ts";
import { rowsOfPending, rowsOfPublished, type TimelineRow } from "./timeline-row.ts";

/** The rows of the open workspace under its filter, in the order given; kept up to date without rendering anything. */
export function useGridModel(order: SortOrder): GridModel {
  const workspace = useOpenWorkspace();
  const filter = useSameFilter(useWorkspace((state) => state.filter));
  const model = useMemo(() => makeModel(workspace, filter, order), [workspace, filter, order]);
  useEffect(() => {
    const tail = new Tail();
    const follow = (state: WorkspaceState) => {
      model.rows.source.grow(state.lastEntry, state.lastStored);
      const rows = tail.of(state);
      if (rows !== null) model.rows.setTail(rows);
    };
    follow(workspace.getState());
    return workspace.subscribe(follow);
  }, [model, workspace]);
  return model;
}

function makeModel(workspace: Workspace, filter: TimelineFilter, order: SortOrder): GridModel {
  const inStoreOrder = isStoreOrder(order.column, { isOneStream: filter.stream !== undefined });
  const source = makeSource(workspace, filter, order, inStoreOrder);
  return new GridModel(
    new GridRows(source, { filter, descending: inStoreOrder && order.descending, isGrouped: inStoreOrder }),
    twoFrames,
  );
}

/** A person does not see that something came two frames late. */
const twoFrames: Patience = (call) => {
  const timer = setTimeout(call, 34);
  return () => clearTimeout(timer);
};

function makeSource(
  { commands, getState }: Workspace,
  filter: TimelineFilter,
  order: SortOrder,
  inStoreOrder: boolean,
): RowSource {
  const read = (options: Parameters<typeof commands.timeline>[0]) => commands.timeline(options);
  const { lastEntry } = getState();
  if (!inStoreOrder) return new SortedRows(read, filter, lastEntry, compareRows(order));
  return isFiltering(filter)
    ? new FoundRows(read, filter, lastEntry, order.descending)
    : new AllRows(read, lastEntry, order.descending);
}

/** Another object only when the filter means something else. */
function useSameFilter(filter: TimelineFilter): TimelineFilter {
  const [kept, keep] = useState(filter);
  if (kept === filter || filterKey(kept) === filterKey(filter)) return kept;
  keep(filter);
  return filter;
}

/** What is shown beside the stored rows; made anew only when something of it changed. */
class Tail {
  #seen: Pick<WorkspaceState, "instances" | "pendingCommands" | "published"> | null = null;

  /** Null when nothing changed since the last call. */
  of(state: WorkspaceState): readonly TimelineRow[] | null {
    const { instances, pendingCommands, published } = state;
    const seen = this.#seen;
    if (seen?.instances === instances && seen.pendingCommands === pendingCommands && seen.published === published)
      return null;
    this.#seen = { instances, pendingCommands, published };
    return [...rowsOfPublished(published), ...rowsOfPending(instances, pendingCommands)];
  }
}
