import type { PlacedBox, PlacedEdge, Rect } from "./picture-layout.ts";
import { metrics } from "./picture-metrics.ts";
import type { Edge } from "./picture-model.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where edges may run: the boxes, the boundaries, and the left and right ends of what is drawn. */
export interface Ground {
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  readonly clusters: readonly Rect[];
  readonly left: number;
  readonly right: number;
}

/** The way of an edge: a curve where there is nothing between, else around what is. Null when an end is not drawn. */
export function placeEdge(edge: Edge, ground: Ground): PlacedEdge | null {
  const from = ground.boxes.get(edge.from);
  const to = ground.boxes.get(edge.to);
  if (from === undefined || to === undefined) return null;
  const start = { x: from.x + from.width, y: heightOf(edge, from) };
  const end = { x: to.x, y: to.y + metrics.boxHead / 2 };
  if (edge.kind === "refers to") return beside(edge, { x: from.x, y: start.y }, end, ground.left);
  if (edge.kind === "acts on") return around(edge, { start, end, target: to }, ground);
  if (to.x <= start.x) return back(edge, start, { x: to.x + to.width, y: end.y });
  const between = [...ground.boxes.values()].filter((box) => box.x >= start.x && box.x + box.width <= end.x);
  const [top, bottom] = [Math.min(start.y, end.y) - 4, Math.max(start.y, end.y) + 4];
  const isFree = between.every((box) => box.y + box.height < top || box.y > bottom);
  if (isFree) {
    const bend = Math.max(24, Math.min(120, (end.x - start.x) / 2));
    const path = `M ${start.x} ${start.y} C ${start.x + bend} ${start.y}, ${end.x - bend} ${end.y}, ${end.x} ${end.y}`;
    return { edge, path, label: end };
  }
  return below(edge, { start, end, between }, ground);
}

function heightOf(edge: Edge, box: PlacedBox): number {
  return box.rows.find(({ key }) => key === edge.row)?.y ?? box.y + metrics.boxHead / 2;
}

/** Along the left side of the clusters. */
function beside(edge: Edge, start: Point, end: Point, left: number): PlacedEdge {
  const x = left - metrics.columnGap / 2;
  return { edge, path: `M ${start.x} ${start.y} C ${x} ${start.y}, ${x} ${end.y}, ${end.x} ${end.y}`, label: end };
}

/** Back to itself or to what stands before it: around the right side. */
function back(edge: Edge, start: Point, end: Point): PlacedEdge {
  const x = Math.max(start.x, end.x) + metrics.columnGap / 2;
  return { edge, path: `M ${start.x} ${start.y} C ${x} ${start.y}, ${x} ${end.y}, ${end.x} ${end.y}`, label: end };
}

/** Under the boxes of the cluster that stand between, within its boundary. */
function below(
  edge: Edge,
  { start, end, between }: { readonly start: Point; readonly end: Point; readonly between: readonly Rect[] },
  { clusters }: Ground,
): PlacedEdge {
  const cluster = clusters.find(({ y, height }) => start.y >= y && start.y <= y + height);
  const own = between.filter(
    (box) => cluster === undefined || (box.y >= cluster.y && box.y <= cluster.y + cluster.height),
  );
  const lane = Math.max(...own.map((box) => box.y + box.height), Math.min(start.y, end.y)) + metrics.padding / 2;
  const [out, into] = [start.x + metrics.columnGap / 3, end.x - metrics.columnGap / 2];
  const points = [start, { x: out, y: start.y }, { x: out, y: lane }, { x: into, y: lane }, { x: into, y: end.y }, end];
  return { edge, path: rounded(points), label: end };
}

/** From a handler to an aggregate: over the boundary of its target, to its left side. */
function around(
  edge: Edge,
  { start, end, target }: { readonly start: Point; readonly end: Point; readonly target: Rect },
  { clusters, left, right }: Ground,
): PlacedEdge {
  const cluster = clusters.find(({ y, height }) => target.y >= y && target.y <= y + height);
  const over = (cluster?.y ?? target.y) - metrics.margin / 2;
  const [far, near] = [right + metrics.margin / 2, left - metrics.columnGap / 3];
  const points = [start, { x: far, y: start.y }, { x: far, y: over }, { x: near, y: over }, { x: near, y: end.y }, end];
  return { edge, path: rounded(points), label: { x: near + metrics.columnGap + 12, y: over + 2 } };
}

/** Straight lines whose corners are round. */
function rounded(points: readonly Point[]): string {
  const radius = 8;
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M ${point.x} ${point.y}`;
      if (after === undefined) return `L ${point.x} ${point.y}`;
      const [enter, leave] = [towards(point, before, radius), towards(point, after, radius)];
      return `L ${enter.x} ${enter.y} Q ${point.x} ${point.y}, ${leave.x} ${leave.y}`;
    })
    .join(" ");
}

function towards(from: Point, to: Point, most: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const part = length === 0 ? 0 : Math.min(most, length / 2) / length;
  return { x: from.x + dx * part, y: from.y + dy * part };
}
