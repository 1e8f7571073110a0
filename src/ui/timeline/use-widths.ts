import { useMemo, type RefObject } from "react";
import { useWorkspace } from "../kit/workspace-context.tsx";
import type { GridSettings } from "./column-settings.ts";
import { fitWidths, type ColumnWidths } from "./fit-widths.ts";
import { columnIds } from "./sort-order.ts";
import { useBox } from "./use-box.ts";

/** Room for a scrollbar, in pixels. */
const scrollbar = 12;

/** The columns' widths in the room that there is. */
export function useWidths(area: RefObject<HTMLElement | null>, { hidden, widths }: GridSettings): ColumnWidths {
  const { width, scale } = useBox(area);
  const digits = useWorkspace((state) => String(state.lastEntry).length);
  return useMemo(() => {
    const visible = columnIds.filter((id) => !hidden.includes(id));
    return fitWidths((width - scrollbar) / scale, visible, widths, digits);
  }, [width, scale, hidden, widths, digits]);
}
