import { useTable, type ColumnSizingState, type Updater } from "@tanstack/react-table";
import { useCallback, useMemo, type CSSProperties } from "react";
import { clampWidth, type ChangeSettings, type GridSettings } from "./column-settings.ts";
import { columns, features, isColumnId } from "./columns.tsx";
import type { ColumnWidths } from "./fit-widths.ts";
import type { GridItem } from "./grid-model.ts";
import type { SortOrder } from "./sort-order.ts";

const noItems: readonly GridItem[] = [];

/**
 * TanStack Table for the columns: which are shown, how wide, sorted by which. It is given no rows, for it makes all of its
 * row objects anew whenever one event is added; the grid draws its window itself.
 */
export function useGridTable(settings: GridSettings, change: ChangeSettings, order: SortOrder, widths: ColumnWidths) {
  const { hidden } = settings;
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  const columnSizing: ColumnSizingState = useMemo(() => ({ ...widths }), [widths]);
  const sorting = useMemo(() => [{ id: order.column, desc: order.descending }], [order]);
  const onColumnSizingChange = useCallback(
    (updater: Updater<ColumnSizingState>) =>
      change((before) => {
        const sizes = typeof updater === "function" ? updater({ ...before.widths }) : updater;
        const known = Object.entries(sizes).filter(([id]) => isColumnId(id));
        return { ...before, widths: Object.fromEntries(known.map(([id, width]) => [id, clampWidth(width)])) };
      }),
    [change],
  );
  return useTable({
    features,
    columns,
    data: noItems,
    manualSorting: true,
    columnResizeMode: "onChange",
    state: { columnVisibility, sorting, columnSizing },
    onColumnSizingChange,
  });
}

/** Widths once for all rows: as CSS variables on the grid, so that resizing draws no row anew. The data takes what is left. */
export function columnStyle(visible: readonly { readonly id: string; getSize(): number }[]): CSSProperties {
  const rem = (size: number) => `${size / 16}rem`;
  const tracks = visible.map((column) =>
    column.id === "data" ? `minmax(${rem(column.getSize())}, 1fr)` : rem(column.getSize()),
  );
  const width = visible.reduce((sum, column) => sum + column.getSize(), 0);
  // Custom properties are not among React's known style names.
  return { "--timeline-columns": tracks.join(" "), "--timeline-width": rem(width) } as CSSProperties;
}
