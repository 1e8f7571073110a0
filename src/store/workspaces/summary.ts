import { isSound } from "../history/mending.ts";
import { emptySegment } from "../history/segment.ts";
import type { SegmentRow, WorkspaceRow } from "../rows/tables.ts";
import type { WorkspaceSettings, WorkspaceSummary } from "../workspace-store.ts";

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

export const defaultSettings: WorkspaceSettings = { saveAutomatically: true, commandLimit: 1000 };

export const lostTitle =
  "The title, the dates and the settings of this workspace cannot be read: what the browser kept of them is damaged. Its files and its history are whole.";

/** The row, or what stands in for a damaged one: files and history are found by the number alone. */
export function soundWorkspace(row: unknown, number: number): WorkspaceRow {
  if (!isWorkspaceRow(row)) {
    const settings = defaultSettings;
    const title = `Workspace ${number} (damaged)`;
    return { number, title, createdAt: 0, changedAt: 0, filesSize: 0, settings, status: "here", statusAt: 0 };
  }
  return isSettings(row.settings) ? row : { ...row, settings: defaultSettings };
}

function isSettings(settings: unknown): settings is WorkspaceSettings {
  if (typeof settings !== "object" || settings === null) return false;
  // Each is looked at.
  const { saveAutomatically, commandLimit } = settings as Partial<WorkspaceSettings>;
  return typeof saveAutomatically === "boolean" && Number.isFinite(commandLimit);
}

/** Whether a row has the shape of a workspace's. */
export function isWorkspaceRow(row: unknown): row is WorkspaceRow {
  if (typeof row !== "object" || row === null) return false;
  // Each is looked at below.
  const { number, title, createdAt, changedAt, filesSize, statusAt } = row as Partial<WorkspaceRow>;
  return typeof title === "string" && [number, createdAt, changedAt, filesSize, statusAt].every(Number.isSafeInteger);
}
