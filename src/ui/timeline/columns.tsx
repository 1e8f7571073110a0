import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";
import { compactFields } from "../kit/compact-value.ts";
import { KindMark } from "../kit/kind-mark.tsx";
import { dataOrder } from "./data-order.ts";
import type { GridItem } from "./grid-model.ts";
import styles from "./grid.module.css";
import { clockTime } from "./clock-time.ts";
import type { ColumnId } from "./sort-order.ts";
import type { RowKind, TimelineRow } from "./timeline-row.ts";

/** Rows are windowed, filtered and sorted by the sources below the table: of TanStack Table the columns are wanted. */
export const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});

const helper = createColumnHelper<typeof features, GridItem>();

export const columns = helper.columns([
  helper.accessor((item) => item.row?.globalPosition, {
    id: "position",
    header: "#",
    minSize: 36,
    enableHiding: false,
  }),
  helper.accessor((item) => item.row?.time, { id: "time", header: "Time", minSize: 56 }),
  helper.accessor((item) => item.row?.kind, { id: "kind", header: "Kind", minSize: 40 }),
  helper.accessor((item) => item.row?.event, {
    id: "event",
    header: "Event",
    minSize: 64,
    enableHiding: false,
  }),
  helper.accessor((item) => item.row?.streamName, { id: "stream", header: "Stream", minSize: 56 }),
  helper.accessor((item) => item.row?.version, { id: "version", header: "Version", minSize: 36 }),
  helper.accessor((item) => item.row?.data, { id: "data", header: "Data", minSize: 80 }),
]);

/** Characters of the data that are printed: more than the widest screen shows. */
const dataLimit = 240;

/** Made once: the same for every row of the kind. */
const kindMarks: Readonly<Record<RowKind, ReactNode>> = {
  delta: <KindMark kind="delta" />,
  fact: <KindMark kind="fact" />,
  snapshot: <KindMark kind="snapshot" />,
  rejected: <KindMark kind="rejected" />,
  pending: <KindMark kind="pending" />,
  published: <KindMark kind="published" />,
};

/** What stands in a cell. Called as functions: a component for each of a few hundred cells would cost a frame. */
export const cellContent: Readonly<Record<ColumnId, (row: TimelineRow, subject: string) => ReactNode>> = {
  position: (row) => row.globalPosition ?? <span className={styles["none"]}>–</span>,
  time: (row) =>
    row.time === null ? null : (
      <time dateTime={row.time.toISOString()} data-tooltip={row.time.toISOString()}>
        {clockTime(row.time)}
      </time>
    ),
  kind: (row) => kindMarks[row.kind],
  event: (row) => row.event,
  stream: streamName,
  version: (row) => row.version ?? <span className={styles["none"]}>–</span>,
  data: (row, subject) => row.refusal ?? dataContent(row, subject),
};

/** Says of a delta that it is a change, and of a fact that it is the state: what the two kinds are about. */
function dataContent(row: TimelineRow, subject: string): ReactNode {
  const text = compactFields(dataOrder(row.data ?? {}, subject), dataLimit);
  return (
    <>
      <span className={styles["aspect"]}>
        {row.kind === "fact" ? "is now" : row.kind === "snapshot" ? "was" : "changed"}
      </span>
      {` ${text}`}
    </>
  );
}

/** Category and id may be cut, each at its end; the position in the stream never is. */
function streamName(row: TimelineRow): ReactNode {
  const name = row.streamName ?? "";
  const prefixEnd = name.includes("::") ? name.indexOf("::") + 2 : 0;
  return (
    <span
      className={styles["streamName"]}
      data-tooltip={row.position === null ? name : `${name}, position ${row.position}`}
    >
      <span className={styles["prefix"]}>{name.slice(0, prefixEnd)}</span>
      <span className={styles["id"]}>{name.slice(prefixEnd)}</span>
      {row.position === null ? null : <span className={styles["streamPosition"]}>@{row.position}</span>}
    </span>
  );
}

/** Places of the columns, hidden ones counted. */
export const columnNumber: Readonly<Record<string, number>> = Object.fromEntries(
  Object.keys(cellContent).map((id, index) => [id, index + 1]),
);

export function isColumnId(id: string): id is ColumnId {
  return Object.hasOwn(cellContent, id);
}
