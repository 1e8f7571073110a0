import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type MouseEvent } from "react";
import type { ChangeSettings, GridSettings, Zoom } from "./column-settings.ts";
import { columns } from "./columns.tsx";
import { hasRoomForStream, type ColumnWidths } from "./fit-widths.ts";
import { GridHeader } from "./grid-header.tsx";
import { rowForKey } from "./grid-keys.ts";
import type { GridModel } from "./grid-model.ts";
import { GridRow } from "./grid-row.tsx";
import type { GridRows } from "./grid-rows.ts";
import styles from "./grid.module.css";
import type { GridView } from "./grid-scroller.ts";
import { isComplete } from "./row-source.ts";
import { columnIds, whyNotSortable, type ColumnId, type SortContext, type SortOrder } from "./sort-order.ts";
import { sortedRowsCap } from "./sorted-rows.ts";
import type { TimelineRow } from "./timeline-row.ts";
import { useRowFocus, useScrolling, type RemHeights } from "./use-grid-element.ts";
import { columnStyle, useGridTable } from "./use-grid-table.ts";
import type { WhatIfMark } from "./what-if-marks.ts";

export interface TimelineGridProps {
  readonly model: GridModel;
  readonly settings: GridSettings;
  readonly widths: ColumnWidths;
  readonly onSettings: ChangeSettings;
  readonly order: SortOrder;
  readonly isOneStream: boolean;
  /** Null: back to oldest first, for this order cannot be had any more. */
  readonly onSort: (column: ColumnId | null) => void;
  readonly selected: number | string | null;
  readonly onSelect: (key: number | string, row: TimelineRow | undefined) => void;
  /** Entries with a higher number are later than the moment that is shown; null when now is shown. */
  readonly presentUpTo: number | null;
  readonly subjectOf: (row: TimelineRow) => string;
  readonly markOf: ((row: TimelineRow) => WhatIfMark | null) | null;
}

/** In rem, so that larger type has higher rows; the style sheet has the same. */
const rowHeights: Readonly<Record<Zoom, RemHeights>> = {
  compact: { row: 1.5, head: 1.375 },
  normal: { row: 1.875, head: 1.75 },
  roomy: { row: 2.5, head: 2.125 },
};

export function TimelineGrid(props: TimelineGridProps) {
  const {
    model,
    settings,
    widths,
    onSettings,
    order,
    isOneStream,
    onSort,
    selected,
    onSelect,
    presentUpTo,
    subjectOf,
    markOf,
  } = props;
  const { view, rows, items } = useSyncExternalStore(model.subscribe, model.snapshot);
  const table = useGridTable(settings, onSettings, order, widths);
  const shown = useMemo(() => columnIds.filter((id) => !settings.hidden.includes(id)), [settings.hidden]);
  const { status } = rows.source;
  const isFew = isComplete(status) ? rows.source.length <= sortedRowsCap : null;
  const sortContext: SortContext = useMemo(() => ({ isFew, isOneStream }), [isFew, isOneStream]);
  const isTooLong = isFew === false && whyNotSortable(order.column, sortContext) !== null;
  useEffect(() => {
    if (isTooLong) onSort(null);
  }, [isTooLong, onSort]);
  const [chosen, setChosen] = useState<number | string | null>(null);
  const active = activeKey(rows, chosen ?? selected, view);
  const grid = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useScrolling(grid, body, model, rowHeights[settings.zoom]);
  const focusRow = useRowFocus(grid);

  const goTo = (index: number) => {
    const key = rows.keyAt(index);
    if (key === undefined) return;
    setChosen(key);
    focusRow(key);
    model.scroller.show(index);
    onSelect(key, rows.rowAt(index));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOnRow = event.target === event.currentTarget || keyOf(event.target) !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !isOnRow) return;
    const at = active === null ? -1 : rows.indexOf(active);
    const isChoice = event.key === "Enter" || event.key === " ";
    const next = isChoice ? at : rowForKey(event.key, at, rows.length, model.scroller.rowsPerPage);
    if (next === null || next < 0) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(next);
  };
  const onClick = (event: MouseEvent) => {
    const key = keyOf(event.target);
    const index = items.find((item) => String(item.key) === key)?.index;
    if (index !== undefined) goTo(index);
  };

  return (
    <div
      ref={grid}
      role="grid"
      aria-label="Timeline"
      aria-rowcount={isComplete(status) ? rows.length + 1 : -1}
      aria-colcount={columns.length}
      className={styles["grid"]}
      data-zoom={settings.zoom}
      data-stream={hasRoomForStream(widths) ? "named" : "position"}
      tabIndex={active === null ? 0 : -1}
      onKeyDown={onKeyDown}
      onClick={onClick}
      style={columnStyle(table.getVisibleLeafColumns())}
    >
      <GridHeader
        headers={table.getHeaderGroups()[0]?.headers ?? []}
        order={order}
        sortContext={sortContext}
        resizing={table.state.columnResizing.isResizingColumn}
        onSort={onSort}
      />
      {rows.length === 0 ? null : (
        <div className={styles["space"]} style={{ height: view.scrollHeight }} role="presentation">
          <div className={styles["window"]} style={{ height: view.viewport }} role="presentation">
            <div ref={body} role="rowgroup" className={styles["rows"]}>
              {items.map((item) => {
                const { key, slot, row } = item;
                return (
                  <GridRow
                    key={slot}
                    item={item}
                    columns={shown}
                    isActive={key === active}
                    isSelected={key === selected}
                    isFuture={presentUpTo !== null && (typeof key === "string" || key > presentUpTo)}
                    subject={row === null ? "" : subjectOf(row)}
                    mark={row === null || markOf === null ? null : markOf(row)}
                  />
                );
              })}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

/** The row that Tab leads to: the chosen one if it is drawn, else the last visible one. */
function activeKey(rows: GridRows, chosen: number | string | null, view: GridView): number | string | null {
  if (rows.length === 0) return null;
  if (chosen !== null) {
    const index = rows.indexOf(chosen);
    if (index >= view.first && index < view.end && rows.keyAt(index) === chosen) return chosen;
  }
  return rows.keyAt(Math.min(view.lastVisible, rows.length - 1)) ?? null;
}

/** The key of the row that an event happened in, as text. */
function keyOf(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest("[data-key]") : null;
  return row?.getAttribute("data-key") ?? null;
}
