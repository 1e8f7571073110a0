import type { Cell, Row } from "@tanstack/react-table";
import { memo } from "react";
import { classNames } from "../kit/class-names.ts";
import { cellContent, columnNumber, isColumnId, type features } from "./columns.tsx";
import type { GridItem } from "./grid-model.ts";
import { kindMeaning } from "./kind-meaning.ts";
import styles from "./grid.module.css";

export interface GridRowProps {
  readonly tableRow: Row<typeof features, GridItem>;
  /** Another value whenever columns were hidden or shown. */
  readonly columnsKey: string;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Later than the moment that is shown. */
  readonly isFuture: boolean;
  /** How a person knows the aggregate: "Account 1234". */
  readonly subject: string;
}

/** Element id of a row, for the keyboard to find it. */
export function rowId(key: number | string): string {
  return `timeline-row-${key}`;
}

export const GridRow = memo(function GridRow({ tableRow, isActive, isSelected, isFuture, subject }: GridRowProps) {
  const { key, index, row, hasHead, isTiedToNext } = tableRow.original;
  return (
    <div
      role="row"
      id={rowId(key)}
      className={classNames(
        styles["row"],
        hasHead && styles["headed"],
        isTiedToNext && styles["tied"],
        isFuture && styles["future"],
      )}
      data-key={key}
      data-kind={row?.kind}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === null || undefined}
      tabIndex={isActive ? 0 : -1}
    >
      {hasHead && row !== null ? (
        <div role="rowheader" className={styles["head"]}>
          <span className={styles["command"]}>{row.command}</span>
          <span className={styles["subject"]}>{subject}</span>
        </div>
      ) : null}
      {tableRow.getVisibleCells().map((cell) => (
        <GridCell key={cell.column.id} cell={cell} subject={subject} />
      ))}
    </div>
  );
}, isSameRow);

interface GridCellProps {
  readonly cell: Cell<typeof features, GridItem>;
  readonly subject: string;
}

function GridCell({ cell, subject }: GridCellProps) {
  const { id } = cell.column;
  const { row } = cell.row.original;
  return (
    <div
      role="gridcell"
      className={classNames(styles["cell"], styles[id])}
      aria-colindex={columnNumber[id]}
      data-tooltip={id === "kind" && row !== null ? kindMeaning[row.kind] : undefined}
    >
      {row === null || !isColumnId(id) ? <span className={styles["skeleton"]} /> : cellContent[id](row, subject)}
    </div>
  );
}

/** TanStack makes new row objects for every window: a row is drawn anew only when what it shows has changed. */
function isSameRow(before: GridRowProps, after: GridRowProps): boolean {
  return (
    before.tableRow.original === after.tableRow.original &&
    before.columnsKey === after.columnsKey &&
    before.isActive === after.isActive &&
    before.isSelected === after.isSelected &&
    before.isFuture === after.isFuture &&
    before.subject === after.subject
  );
}
