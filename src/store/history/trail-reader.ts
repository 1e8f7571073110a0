import { row, rows, type RowStore } from "../rows/row-store.ts";
import type { HeadRow } from "../rows/tables.ts";
import { stepsOf, type TrailStep } from "./trail.ts";

/** A part of a trail. */
export interface TrailChunk {
  /** Null for the newest part, which still grows. */
  readonly number: number | null;
  readonly steps: readonly TrailStep[];
}

/** Where an aggregate's saves lie, oldest first; empty when nothing of it is stored. */
export async function readTrail(rowStore: RowStore, workspace: number, stream: string): Promise<readonly TrailChunk[]> {
  const [head, older] = await rowStore.read([
    row("heads", [workspace, stream]),
    rows("trails", [workspace, stream], [workspace, stream, Infinity]),
  ]);
  // Whatever lies in the row: a damaged head leads nowhere, and the history is read without it.
  if (!Array.isArray((head as Partial<HeadRow> | null | undefined)?.trail) || head === undefined) return [];
  // Chunks are numbered from 0 without gaps: a commit adds the next one.
  const chunks = older.map(({ trail }, number): TrailChunk => ({ number, steps: stepsOf(trail) }));
  return [...chunks, { number: null, steps: stepsOf(head.trail) }];
}

export async function readSteps(rowStore: RowStore, workspace: number, stream: string): Promise<readonly TrailStep[]> {
  return (await readTrail(rowStore, workspace, stream)).flatMap(({ steps }) => steps);
}
