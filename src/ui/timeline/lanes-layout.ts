import type { TimelineRow } from "./timeline-row.ts";

/** One line per stream: the aggregate's deltas and facts, and the commands that it refused. */
export interface Lane {
  readonly stream: string;
  readonly label: string;
}

export interface Mark {
  readonly row: TimelineRow;
  readonly lane: number;
  /** Place in the row of all events: gaps in time are collapsed. */
  readonly slot: number;
}

/** Marks of one command on one lane, tied together. */
export interface Tie {
  readonly group: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

export interface LanesLayout {
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly ties: readonly Tie[];
  /** Streams that have events here and no lane: there are more of them than lanes. */
  readonly hiddenStreams: number;
}

export interface LanesOptions {
  readonly maxLanes: number;
  /** Slots that the grid shows: streams with an event among them come first, then those nearest to them. */
  readonly visible: { readonly first: number; readonly end: number };
  /** Streams that had a lane: while they have an event among the visible ones, they keep it. */
  readonly kept: ReadonlySet<string>;
  /** It always has a lane. */
  readonly selectedStream: string | null;
  /** How a person knows the aggregate, and its place among the others. */
  readonly nameOf: (row: TimelineRow) => string;
  readonly orderOf: (stream: string) => number;
}

/** Lanes for the rows given, each at its slot; those nearest to what the grid shows win when there are too many. */
export function layoutLanes(
  placed: readonly { readonly row: TimelineRow; readonly slot: number }[],
  options: LanesOptions,
): LanesLayout {
  const distances = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const { row, slot } of placed) {
    const key = laneKey(row);
    distances.set(key, Math.min(distanceTo(options.visible, slot), distances.get(key) ?? Number.POSITIVE_INFINITY));
    if (!labels.has(key)) labels.set(key, options.nameOf(row));
  }
  // Lanes that change places with every event are hard to follow, and every mark would have to be drawn anew.
  const rank = (stream: string, distance: number) =>
    stream === options.selectedStream ? -2 : distance === 0 && options.kept.has(stream) ? -1 : distance;
  const byNearness = [...distances].sort(([a, distanceA], [b, distanceB]) => rank(a, distanceA) - rank(b, distanceB));
  const streams = byNearness.slice(0, options.maxLanes).map(([stream]) => stream);
  streams.sort((a, b) => options.orderOf(a) - options.orderOf(b) || (a < b ? -1 : 1));
  const laneOf = new Map(streams.map((stream, lane) => [stream, lane]));
  const marks = placed.flatMap(({ row, slot }): Mark[] => {
    const lane = laneOf.get(laneKey(row));
    return lane === undefined ? [] : [{ row, lane, slot }];
  });
  return {
    lanes: streams.map((stream) => ({ stream, label: labels.get(stream) ?? stream })),
    marks,
    ties: tiesOf(marks),
    hiddenStreams: distances.size - streams.length,
  };
}

function distanceTo({ first, end }: LanesOptions["visible"], slot: number): number {
  return slot < first ? first - slot : Math.max(0, slot - end + 1);
}

/** A rejected creation has no stream: it stands on a lane of its class. */
function laneKey(row: TimelineRow): string {
  return row.stream ?? `new ${row.aggregate}`;
}

function tiesOf(marks: readonly Mark[]): readonly Tie[] {
  const ties = new Map<string, Tie>();
  for (const { row, lane, slot } of marks) {
    const key = `${row.group} ${lane}`;
    const tie = ties.get(key);
    ties.set(key, {
      group: row.group,
      lane,
      from: Math.min(slot, tie?.from ?? slot),
      to: Math.max(slot, tie?.to ?? slot),
    });
  }
  return [...ties.values()].filter((tie) => tie.to > tie.from);
}
