import { memo } from "react";
import { classNames } from "../kit/class-names.ts";
import styles from "./lanes.module.css";
import { MarkShape } from "./mark-shape.tsx";
import type { TimelineRow } from "./timeline-row.ts";

/** In pixels of usual type; the names beside the lanes have the same height. */
export const laneHeight = 22;

export interface LaneMarkProps {
  readonly id: string;
  readonly row: TimelineRow;
  readonly subject: string;
  readonly x: number;
  readonly lane: number;
  readonly isSelected: boolean;
  readonly isFuture: boolean;
}

export const LaneMark = memo(function LaneMark({ id, row, subject, x, lane, isSelected, isFuture }: LaneMarkProps) {
  const version = row.version === null ? "" : `, version ${row.version}`;
  const name = `${row.event}, ${row.kind}, ${subject}${version}`;
  return (
    <g
      role="option"
      id={id}
      aria-selected={isSelected}
      aria-label={name}
      data-key={row.key}
      className={classNames(styles["mark"], isFuture && styles["future"])}
      transform={`translate(${x} ${laneY(lane)})`}
    >
      <title>{name}</title>
      {/* The target of a pointer is larger than the mark. */}
      <rect x="-9" y={-laneHeight / 2} width="18" height={laneHeight} className={styles["target"]} />
      {isSelected ? <circle r="9" className={styles["ring"]} /> : null}
      <MarkShape kind={row.kind} />
    </g>
  );
});

export interface LaneTieProps {
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

/** What one command did: its marks are on one string. */
export const LaneTie = memo(function LaneTie({ from, to, lane }: LaneTieProps) {
  return <line className={styles["tie"]} x1={from} x2={to} y1={laneY(lane)} y2={laneY(lane)} />;
});

export function laneY(lane: number): number {
  return lane * laneHeight + laneHeight / 2;
}
