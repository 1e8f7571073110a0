import { useEffect, useId, useRef, useState, useSyncExternalStore, type KeyboardEvent, type MouseEvent } from "react";
import { classNames } from "../kit/class-names.ts";
import type { AggregateNames } from "./aggregate-names.ts";
import type { Zoom } from "./column-settings.ts";
import type { GridModel } from "./grid-model.ts";
import type { GridRows } from "./grid-rows.ts";
import { LaneMark, LaneTie, laneHeight } from "./lane-mark.tsx";
import styles from "./lanes.module.css";
import { layoutLanes, type Lane } from "./lanes-layout.ts";
import { lanesWindow, type LanesWindow } from "./lanes-window.ts";
import type { TimelineRow } from "./timeline-row.ts";
import { useBox } from "./use-box.ts";

export interface LanesProps {
  readonly model: GridModel;
  readonly zoom: Zoom;
  readonly selected: number | string | null;
  readonly selectedStream: string | null;
  readonly onSelect: (key: number | string, row: TimelineRow | undefined) => void;
  /** See the grid. */
  readonly presentUpTo: number | null;
  readonly names: AggregateNames;
}

/** From one event to the next, in pixels of usual type. */
const spacings: Readonly<Record<Zoom, number>> = { compact: 12, normal: 18, roomy: 28 };
const maxLanes = 5;
const noStreams: ReadonlySet<string> = new Set();
/** Coordinates count from a multiple of this: an SVG's numbers are too coarse for the millionth event. */
const baseStep = 4_096;

/** One lane per stream, one mark per event in the order of time, gaps collapsed, around what the grid shows. */
export function Lanes(props: LanesProps) {
  const { model, zoom, selected, selectedStream, onSelect, presentUpTo, names } = props;
  const { view, rows } = useSyncExternalStore(model.subscribe, model.snapshot);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const spacing = spacings[zoom];
  const { width, scale } = useBox(box);
  const capacity = Math.max(1, Math.floor(width / scale / spacing));
  useEffect(() => model.setReach(capacity), [model, capacity]);

  const window = lanesWindow(view, rows.length, capacity);
  const placed = placedRows(rows, window);
  const visible = slotsOf(rows, { first: view.firstVisible, end: view.lastVisible + 1 });
  const [kept, keep] = useState<ReadonlySet<string>>(noStreams);
  const { of: nameOf, orderOf } = names;
  const layout = layoutLanes(placed, { maxLanes, visible, kept, selectedStream, nameOf, orderOf });
  const shown = layout.lanes.map(({ stream }) => stream);
  if (shown.length !== kept.size || shown.some((stream) => !kept.has(stream))) keep(new Set(shown));
  const slots = slotsOf(rows, window);
  const base = Math.floor(slots.first / baseStep) * baseStep;
  const xOf = (slot: number) => (slot - base) * spacing + spacing / 2;

  const goTo = (index: number) => {
    const key = rows.keyAt(index);
    if (key === undefined) return;
    model.scroller.show(index);
    onSelect(key, rows.rowAt(index));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const forward = rows.isDescending ? -1 : 1;
    const at = selected === null ? view.lastVisible : rows.indexOf(selected);
    const last = rows.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowDown: neighbour(layout.marks, rows, at, 1),
      ArrowUp: neighbour(layout.marks, rows, at, -1),
      Home: forward > 0 ? 0 : last,
      End: forward > 0 ? last : 0,
      Enter: at,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(Math.min(last, Math.max(0, target)));
  };
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const key = event.target instanceof Element ? event.target.closest("[data-key]")?.getAttribute("data-key") : null;
    const mark = layout.marks.find(({ row }) => String(row.key) === key);
    if (mark !== undefined) goTo(rows.indexOf(mark.row.key));
    else {
      const slot =
        slots.first + Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / scale / spacing);
      model.scroller.show(Math.min(rows.length - 1, indexOfSlot(rows, slot)));
    }
  };

  const height = Math.max(1, layout.lanes.length) * laneHeight;
  return (
    <div className={styles["lanes"]} hidden={rows.length === 0}>
      <LaneNames lanes={layout.lanes} hiddenStreams={layout.hiddenStreams} selectedStream={selectedStream} />
      <div ref={box} className={styles["box"]}>
        {layout.marks.length === 0 ? null : (
          <svg
            role="listbox"
            aria-label="Event lanes"
            aria-orientation="horizontal"
            aria-activedescendant={
              layout.marks.some(({ row }) => row.key === selected) ? `${id}${selected}` : undefined
            }
            tabIndex={0}
            className={styles["track"]}
            viewBox={`0 0 ${width / scale} ${height}`}
            height={height * scale}
            onKeyDown={onKeyDown}
            onClick={onClick}
          >
            {/* What stays where it is while the marks pass by. */}
            <rect
              className={styles["visible"]}
              x={(visible.first - slots.first) * spacing}
              width={(visible.end - visible.first) * spacing}
              height={height}
            />
            {layout.lanes.map((_, lane) => (
              <line
                key={lane}
                className={styles["line"]}
                x2={capacity * spacing}
                y1={lane * laneHeight + laneHeight / 2}
                y2={lane * laneHeight + laneHeight / 2}
              />
            ))}
            <g transform={`translate(${-(slots.first - base) * spacing} 0)`} role="presentation">
              {layout.ties.map(({ group, lane, from, to }) => (
                <LaneTie key={`${group} ${lane}`} lane={lane} from={xOf(from)} to={xOf(to)} />
              ))}
              {layout.marks.map(({ row, lane, slot }) => (
                <LaneMark
                  key={row.key}
                  id={`${id}${row.key}`}
                  row={row}
                  subject={names.of(row)}
                  x={xOf(slot)}
                  lane={lane}
                  isSelected={row.key === selected}
                  isFuture={presentUpTo !== null && (typeof row.key === "string" || row.key > presentUpTo)}
                />
              ))}
            </g>
          </svg>
        )}
      </div>
    </div>
  );
}

interface LaneNamesProps {
  readonly lanes: readonly Lane[];
  readonly hiddenStreams: number;
  readonly selectedStream: string | null;
}

function LaneNames({ lanes, hiddenStreams, selectedStream }: LaneNamesProps) {
  return (
    <div className={styles["names"]}>
      {lanes.map(({ stream, label }) => (
        <span
          key={stream}
          className={classNames(styles["name"], stream === selectedStream && styles["selected"])}
          title={stream}
        >
          {label}
        </span>
      ))}
      {hiddenStreams > 0 ? <span className={styles["more"]}>{hiddenStreams} more not shown</span> : null}
    </div>
  );
}

/** Time runs from left to right, whatever the grid's order: newest first, rows are counted from the end. */
function slotsOf(rows: GridRows, { first, end }: LanesWindow): LanesWindow {
  return rows.isDescending ? { first: rows.length - end, end: rows.length - first } : { first, end };
}

function indexOfSlot(rows: GridRows, slot: number): number {
  return rows.isDescending ? rows.length - 1 - slot : slot;
}

function placedRows(
  rows: GridRows,
  { first, end }: LanesWindow,
): readonly { readonly row: TimelineRow; readonly slot: number }[] {
  const placed: { row: TimelineRow; slot: number }[] = [];
  for (let index = first; index < end; index += 1) {
    const row = rows.rowAt(index);
    if (row !== undefined) placed.push({ row, slot: rows.isDescending ? rows.length - 1 - index : index });
  }
  return placed;
}

/** Index of the mark on the next lane with any, nearest to the one at `at`. */
function neighbour(
  marks: readonly { readonly row: TimelineRow; readonly lane: number; readonly slot: number }[],
  rows: GridRows,
  at: number,
  direction: 1 | -1,
): number {
  const current = marks.find(({ row }) => rows.indexOf(row.key) === at);
  if (current === undefined) return at;
  const others = marks.filter(({ lane }) => lane === current.lane + direction);
  const distance = (mark: { readonly slot: number }) => Math.abs(mark.slot - current.slot);
  const nearest = others.reduce<(typeof others)[number] | null>(
    (best, mark) => (best === null || distance(mark) < distance(best) ? mark : best),
    null,
  );
  return nearest === null ? at : rows.indexOf(nearest.row.key);
}
