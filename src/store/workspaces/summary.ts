import { isSound } from "../history/mending.ts";
import { emptySegment } from "../history/segment.ts";
import type { SegmentRow, WorkspaceRow } from "../rows/tables.ts";
import type { WorkspaceSummary } from "../workspace-store.ts";

/** @param segment the newest one, whatever lies there: a damaged one counts as nothing */
export function summaryOf(row: WorkspaceRow, segment: SegmentRow): WorkspaceSummary {
  const open = isSound(segment) ? segment : emptySegment;
  return {
    id: String(row.number),
    title: row.title,
    createdAt: new Date(row.createdAt).toISOString(),
    changedAt: new Date(Math.max(row.changedAt, open.savedAt)).toISOString(),
    events: open.global + open.messages - 1,
    size: row.filesSize + open.before + open.body.length,
  };
}

/** Number of a workspace; null for an id that is none of ours. */
export function numberOf(id: string): number | null {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

/** Whether a row has the shape of a workspace's: a damaged one hides no other. */
export function isWorkspaceRow(row: unknown): row is WorkspaceRow {
  if (typeof row !== "object" || row === null) return false;
  // Each is looked at below.
  const { number, title, createdAt, changedAt, filesSize, statusAt } = row as Partial<WorkspaceRow>;
  return typeof title === "string" && [number, createdAt, changedAt, filesSize, statusAt].every(Number.isSafeInteger);
}
