import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { memo } from "react";
import { classNames } from "../kit/class-names.ts";
import { columnNumber, isColumnId, type features } from "./columns.tsx";
import type { GridItem } from "./grid-model.ts";
import styles from "./grid.module.css";
import { whyNotSortable, type ColumnId, type SortContext, type SortOrder } from "./sort-order.ts";

export interface GridHeaderProps {
  readonly headers: readonly Header<typeof features, GridItem>[];
  readonly order: SortOrder;
  readonly sortContext: SortContext;
  /** The column whose edge is being dragged. */
  readonly resizing: string | false;
  readonly onSort: (column: ColumnId) => void;
}

/** Drawn anew when columns or their order changed, and not whenever something is stored. */
export const GridHeader = memo(function GridHeader({ headers, order, sortContext, resizing, onSort }: GridHeaderProps) {
  return (
    <div role="rowgroup" className={styles["header"]}>
      <div role="row" aria-rowindex={1} className={styles["headerRow"]}>
        {headers.map((header) => (
          <ColumnHeader
            key={header.id}
            header={header}
            order={order}
            sortContext={sortContext}
            resizing={resizing}
            onSort={onSort}
          />
        ))}
      </div>
    </div>
  );
});

interface ColumnHeaderProps extends Omit<GridHeaderProps, "headers"> {
  readonly header: Header<typeof features, GridItem>;
}

function ColumnHeader({ header, order, sortContext, resizing, onSort }: ColumnHeaderProps) {
  const { id } = header.column;
  if (!isColumnId(id)) return null;
  const name = String(header.column.columnDef.header);
  const obstacle = whyNotSortable(id, sortContext);
  const isSorted = order.column === id;
  const resize = header.getResizeHandler();
  return (
    <div
      role="columnheader"
      className={classNames(styles["column"], styles[id])}
      aria-colindex={columnNumber[id]}
      aria-sort={isSorted ? (order.descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className={styles["sort"]}
        aria-disabled={obstacle !== null}
        data-tooltip={obstacle ?? `Sort by ${name === "#" ? "global position" : name.toLowerCase()}`}
        onClick={() => {
          if (obstacle === null) onSort(id);
        }}
      >
        {name}
        {isSorted ? <SortArrow descending={order.descending} /> : null}
      </button>
      {/* For the mouse alone: the Columns menu changes widths by keyboard. */}
      <span
        aria-hidden="true"
        className={classNames(styles["resizer"], resizing === id && styles["resizing"])}
        onMouseDown={resize}
        onTouchStart={resize}
      />
    </div>
  );
}

function SortArrow({ descending }: { readonly descending: boolean }) {
  return descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />;
}
