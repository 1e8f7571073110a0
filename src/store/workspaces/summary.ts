import type { SegmentRow, WorkspaceRow } from "../rows/tables.ts";
import type { WorkspaceSummary } from "../workspace-store.ts";

export function summaryOf(row: WorkspaceRow, open: SegmentRow): WorkspaceSummary {
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
