import { memo, type ReactNode } from "react";
import { classNames } from "../kit/class-names.ts";
import { cellContent, columnNumber } from "./columns.tsx";
import type { GridItem } from "./grid-model.ts";
import styles from "./grid.module.css";
import { kindMeaning } from "./kind-meaning.ts";
import type { ColumnId } from "./sort-order.ts";
import type { WhatIfMark } from "./what-if-marks.ts";

export interface GridRowProps {
  readonly item: GridItem;
  /** The same array for as long as the same columns are shown. */
  readonly columns: readonly ColumnId[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Later than the moment that is shown. */
  readonly isFuture: boolean;
  /** How a person knows the aggregate: "Account 1234". */
  readonly subject: string;
  /** What the edited model makes of it; the same object for as long as it is the same. */
  readonly mark: WhatIfMark | null;
}

/** Element id of a row, for the keyboard to find it. */
export function rowId(key: number | string): string {
  return `timeline-row-${key}`;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { item, columns, isActive, isSelected, isFuture, subject, mark } = props;
  const { key, index, row, hasHead, isTiedToNext, isTiedToLast } = item;
  return (
    <div
      role="row"
      id={rowId(key)}
      className={classNames(
        styles["row"],
        hasHead && styles["headed"],
        isTiedToNext && styles["tiedToNext"],
        isTiedToLast && styles["tiedToLast"],
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
      {columns.map((id) => gridCell(id, item, subject, mark))}
    </div>
  );
});

const skeleton = <span className={styles["skeleton"]} />;

/** No component: one for each of a few hundred cells would cost a frame. */
function gridCell(id: ColumnId, { row }: GridItem, subject: string, mark: WhatIfMark | null): ReactNode {
  return (
    <div
      key={id}
      role="gridcell"
      className={classNames(styles["cell"], styles[id])}
      aria-colindex={columnNumber[id]}
      data-tooltip={id === "kind" && row !== null ? kindMeaning[row.kind] : undefined}
    >
      {id === "data" && mark !== null ? (
        <>
          <span className={styles["otherwise"]} data-tooltip={mark.reason}>
            {mark.words}
          </span>{" "}
        </>
      ) : null}
      {row === null ? skeleton : cellContent[id](row, subject)}
    </div>
  );
}
