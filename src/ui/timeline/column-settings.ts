import { isRecord } from "./is-record.ts";
import { columnIds, type ColumnId } from "./sort-order.ts";

/** How a person arranged the grid; kept in the browser. */
export interface GridSettings {
  readonly hidden: readonly ColumnId[];
  /** Widths in pixels of the columns that were resized. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly zoom: Zoom;
}

export type ChangeSettings = (change: (before: GridSettings) => GridSettings) => void;

/** How much room an event has, in the grid and in the lanes alike. */
export type Zoom = "compact" | "normal" | "roomy";
export const zooms: readonly Zoom[] = ["compact", "normal", "roomy"];

export const defaultSettings: GridSettings = { hidden: [], widths: {}, zoom: "normal" };

/** Without these a row says nothing: they are always shown. */
const alwaysShown: ReadonlySet<ColumnId> = new Set(["position", "event"]);
const widthLimits = { min: 32, max: 1_200 };

/** Reads what was kept; anything that is not understood is left out. */
export function parseSettings(text: string | null): GridSettings {
  const kept = parsed(text);
  if (!isRecord(kept)) return defaultSettings;
  const hidden = Array.isArray(kept.hidden) ? kept.hidden : [];
  const widths = isRecord(kept.widths) ? kept.widths : {};
  return {
    hidden: columnIds.filter((id) => hidden.includes(id) && !alwaysShown.has(id)),
    widths: Object.fromEntries(
      columnIds.flatMap((id) => {
        const width = widths[id];
        return typeof width === "number" && Number.isFinite(width) ? [[id, clampWidth(width)]] : [];
      }),
    ),
    zoom: zooms.find((zoom) => zoom === kept.zoom) ?? defaultSettings.zoom,
  };
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(widthLimits.max, Math.max(widthLimits.min, width)));
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    // Written by another program or cut off: the arrangement begins anew, which costs nobody anything.
    return null;
  }
}
