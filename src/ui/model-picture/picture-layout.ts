import { placeEdge } from "./picture-edges.ts";
import { metrics } from "./picture-metrics.ts";
import type { Box, Edge, PictureModel } from "./picture-model.ts";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedRow {
  readonly key: string;
  readonly text: string;
  readonly kind: Box["rows"][number]["kind"];
  /** Middle of the line. */
  readonly y: number;
}

export interface PlacedBox extends Rect {
  readonly box: Box;
  readonly title: string;
  readonly rows: readonly PlacedRow[];
  /** Where rows of one kind end and those of another begin. */
  readonly rules: readonly number[];
}

export interface PlacedEdge {
  readonly edge: Edge;
  /** SVG path. */
  readonly path: string;
  /** Where its label ends. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly clusters: readonly (Rect & { readonly name: string })[];
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

/**
 * Places everything in columns: root, what it holds level by level, then, outside the boundary, its events, and who
 * handles them. Clusters stand below one another; all share the columns, so that likes align.
 */
export function layOut(model: PictureModel): PictureLayout {
  const { margin, padding, clusterHead, columnGap, rowGap } = metrics;
  const usesLeftSide = model.edges.some(({ kind }) => kind === "refers to" || kind === "acts on");
  const levels = Math.max(0, ...model.clusters.map((cluster) => cluster.levels.length));
  const inner = Array.from({ length: levels + 1 }, (_, index) =>
    widthOf(model.clusters.flatMap(({ root, levels: own }) => (index === 0 ? [root] : (own[index - 1] ?? [])))),
  );
  const left = margin + (usesLeftSide ? columnGap : 0);
  const columns = inner.map((_, index) => left + padding + sum(inner.slice(0, index)) + index * columnGap);
  const boundary = sum(inner) + levels * columnGap + 2 * padding;
  const eventWidth = widthOf(model.clusters.flatMap(({ events }) => events));
  const eventX = left + boundary + columnGap;
  const handlerWidth = widthOf(model.handlers);
  const handlerX = eventX + (eventWidth === 0 ? 0 : eventWidth + columnGap);

  const clusters: (Rect & { readonly name: string })[] = [];
  const boxes: PlacedBox[] = [];
  const waiting = new Set(model.handlers);
  let y = margin;
  for (const cluster of model.clusters) {
    const top = y + clusterHead + padding / 2;
    const insideFrom = boxes.length;
    [[cluster.root], ...cluster.levels].forEach((column, index) => {
      boxes.push(...stack(column, columns[index] ?? 0, inner[index] ?? 0, top));
    });
    const bottom = bottomOf(boxes.slice(insideFrom), top);
    clusters.push({ name: cluster.name, x: left, y, width: boundary, height: bottom + padding - y });
    boxes.push(...stack(cluster.events, eventX, eventWidth, top));
    const own = [...waiting].filter((handler) => isNear(handler, cluster.events, model.edges));
    for (const handler of own) waiting.delete(handler);
    boxes.push(...stack(own, handlerX, handlerWidth, top));
    y = Math.max(bottom + padding, bottomOf(boxes.slice(insideFrom), top)) + rowGap;
  }
  // Handlers of events that nobody here raises.
  const rest = stack([...waiting], handlerX, handlerWidth, y + clusterHead);
  boxes.push(...rest);
  const right = Math.max(left + boundary, ...boxes.map((box) => box.x + box.width));
  const height = Math.max(y - rowGap, bottomOf(rest, 0)) + margin;
  const byKey = new Map(boxes.map((placed) => [placed.box.key, placed]));
  const ground = { boxes: byKey, clusters, left, right };
  const edges = model.edges.map((edge) => placeEdge(edge, ground)).filter((placed) => placed !== null);
  return { width: right + margin, height, clusters, boxes, edges };
}

function stack(column: readonly Box[], x: number, width: number, top: number): readonly PlacedBox[] {
  let y = top;
  return column.map((box) => {
    const placed = placeBox(box, x, y, width);
    y += placed.height + metrics.boxGap;
    return placed;
  });
}

function placeBox(box: Box, x: number, y: number, width: number): PlacedBox {
  const { boxHead, row, boxPadding } = metrics;
  let at = y + boxHead + (box.rows.length === 0 ? 0 : boxPadding);
  const rows: PlacedRow[] = [];
  const rules: number[] = [];
  for (const [index, { key, text, kind }] of box.rows.entries()) {
    const before = box.rows[index - 1];
    if (before !== undefined && before.kind !== kind) {
      rules.push(at + boxPadding / 2);
      at += boxPadding;
    }
    rows.push({ key, kind, text: fitted(shownText(text, kind), width, characterOf(kind)), y: at + row / 2 });
    at += row;
  }
  const height = at - y + (box.rows.length === 0 ? 0 : boxPadding);
  return { box, x, y, width, height, rows, rules, title: fitted(box.name, width, metrics.titleCharacter) };
}

/** As wide as its longest text, within limits. */
function widthOf(boxes: readonly Box[]): number {
  if (boxes.length === 0) return 0;
  const { titleCharacter, textInset, minimumWidth, maximumWidth } = metrics;
  const widths = boxes.flatMap(({ name, rows }) => [
    name.length * titleCharacter,
    ...rows.map(({ text, kind }) => shownText(text, kind).length * characterOf(kind)),
  ]);
  return Math.ceil(Math.min(maximumWidth, Math.max(minimumWidth, ...widths.map((width) => width + textInset))));
}

function shownText(text: string, kind: PlacedRow["kind"]): string {
  return kind === "invariant" ? `✓ ${text}` : text;
}

export function characterOf(kind: PlacedRow["kind"]): number {
  return kind === "invariant" ? metrics.wordCharacter : metrics.rowCharacter;
}

/** Cut to the room that a box has for it. */
function fitted(text: string, width: number, character: number): string {
  const room = Math.max(1, Math.floor((width - metrics.textInset) / character));
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}

function isNear(handler: Box, events: readonly Box[], edges: readonly Edge[]): boolean {
  return edges.some(
    ({ kind, from, to }) => kind === "is handled by" && to === handler.key && events.some(({ key }) => key === from),
  );
}

function bottomOf(boxes: readonly Rect[], least: number): number {
  return Math.max(least, ...boxes.map(({ y, height }) => y + height));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
