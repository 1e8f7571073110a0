import { Columns3, Minus, Plus } from "lucide-react";
import { useId, useRef } from "react";
import { ActionButton } from "../kit/action-button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Checkbox } from "../kit/inputs.tsx";
import { clampWidth, defaultSettings, type ChangeSettings, type GridSettings } from "./column-settings.ts";
import { columns, isColumnId } from "./columns.tsx";
import type { ColumnWidths } from "./fit-widths.ts";
import type { ColumnId } from "./sort-order.ts";
import styles from "./timeline.module.css";

export interface ColumnsMenuProps {
  readonly settings: GridSettings;
  readonly widths: ColumnWidths;
  readonly onSettings: ChangeSettings;
}

/** Pixels by which a press makes a column wider. */
const widthStep = 24;

/** Which columns are shown, and how wide: everything about them that the mouse can do, by keyboard. */
export function ColumnsMenu({ settings, widths, onSettings }: ColumnsMenuProps) {
  const id = useId();
  const button = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <div ref={button}>
      <IconButton
        size="small"
        label="Columns"
        action={{ group: "Timeline", name: "Choose the columns" }}
        icon={<Columns3 aria-hidden />}
        popoverTarget={id}
      />
      <div
        ref={popup}
        id={id}
        popover="auto"
        role="group"
        aria-label="Columns"
        className={styles["columnsMenu"]}
        onToggle={(event) => {
          if (event.newState === "open") placeUnder(button.current, popup.current);
        }}
      >
        {columns.map((column) => {
          const columnId = column.id ?? "";
          if (!isColumnId(columnId)) return null;
          const name = String(column.header);
          const widen = (by: number) =>
            onSettings((before) => {
              const width = before.widths[columnId] ?? widths[columnId];
              if (width === undefined) return before;
              return { ...before, widths: { ...before.widths, [columnId]: clampWidth(width + by) } };
            });
          const isHidden = settings.hidden.includes(columnId);
          return (
            <div key={columnId} className={styles["columnLine"]}>
              <Checkbox
                label={name}
                checked={!isHidden}
                disabled={column.enableHiding === false}
                onCheckedChange={() => onSettings((before) => toggled(before, columnId))}
              />
              <IconButton
                size="small"
                label={`${name} narrower`}
                icon={<Minus aria-hidden />}
                disabled={isHidden}
                onClick={() => widen(-widthStep)}
              />
              <IconButton
                size="small"
                label={`${name} wider`}
                icon={<Plus aria-hidden />}
                disabled={isHidden}
                onClick={() => widen(widthStep)}
              />
            </div>
          );
        })}
        <ActionButton
          action={{ group: "Timeline", name: "Reset the columns" }}
          size="small"
          onClick={() => onSettings(({ zoom }) => ({ ...defaultSettings, zoom }))}
        >
          Reset columns
        </ActionButton>
      </div>
    </div>
  );
}

function toggled(settings: GridSettings, id: ColumnId): GridSettings {
  const { hidden } = settings;
  return { ...settings, hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] };
}

const gap = 4;

/** Right edges aligned, within the window. */
function placeUnder(button: HTMLElement | null, popup: HTMLElement | null): void {
  if (button === null || popup === null) return;
  const { right, bottom } = button.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  popup.style.left = `${Math.max(gap, Math.min(right, window.innerWidth - gap) - width)}px`;
  popup.style.top = `${Math.max(gap, Math.min(bottom + gap, window.innerHeight - height - gap))}px`;
}
