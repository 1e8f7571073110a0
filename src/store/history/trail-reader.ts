import { row, rows, type RowStore } from "../rows/row-store.ts";
import type { HeadRow } from "../rows/tables.ts";
import { stepsOf, type TrailStep } from "./trail.ts";

export interface HeadAndTrail {
  readonly head: HeadRow;
  /** Oldest first. */
  readonly steps: readonly TrailStep[];
}

/** Everything that is known of where an aggregate's saves lie; null when nothing of it is stored. */
export async function readTrail(rowStore: RowStore, workspace: number, stream: string): Promise<HeadAndTrail | null> {
  const [head, older] = await rowStore.read([
    row("heads", [workspace, stream]),
    rows("trails", [workspace, stream], [workspace, stream, Infinity]),
  ]);
  if (head === undefined) return null;
  return { head, steps: [...older.map(({ trail }) => trail), head.trail].flatMap(stepsOf) };
}
