import { useId, type Ref } from "react";
import styles from "./picture.module.css";
import type { PictureLayout, PlacedBox, PlacedEdge } from "./picture-layout.ts";
import { metrics } from "./picture-metrics.ts";
import type { BoxKind, Edge } from "./picture-model.ts";

interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
  readonly radius: number;
}

const looks: Readonly<Record<BoxKind, Look>> = {
  "aggregate root": { fill: "var(--surface)", stroke: "var(--accent)", text: "var(--accent)", radius: 8 },
  entity: { fill: "var(--surface)", stroke: "var(--edge)", text: "var(--text-muted)", radius: 8 },
  "value object": { fill: "var(--sunken)", stroke: "var(--edge)", text: "var(--text-muted)", radius: 18 },
  "delta event": { fill: "var(--delta-soft)", stroke: "var(--delta)", text: "var(--delta)", radius: 3 },
  "fact event": { fill: "var(--fact-soft)", stroke: "var(--fact)", text: "var(--fact)", radius: 3 },
  "event handler": { fill: "var(--published-soft)", stroke: "var(--published)", text: "var(--published)", radius: 8 },
};

const lines: Readonly<
  Record<Edge["kind"], { readonly colour: string; readonly dash?: string; readonly hasArrow: boolean }>
> = {
  holds: { colour: "var(--edge)", hasArrow: false },
  "has value": { colour: "var(--edge)", dash: "2 4", hasArrow: false },
  "refers to": { colour: "var(--accent)", dash: "6 4", hasArrow: true },
  raises: { colour: "var(--delta)", hasArrow: true },
  "tells the state": { colour: "var(--fact)", dash: "6 4", hasArrow: true },
  "is handled by": { colour: "var(--published)", hasArrow: true },
  "acts on": { colour: "var(--published)", hasArrow: true },
};

/** The picture itself. Colours stand in attributes, so that a file made from it keeps them. */
export function PictureDrawing({
  layout,
  name,
  zoom,
  ref,
}: {
  readonly layout: PictureLayout;
  readonly name: string;
  /** Null: as wide as there is room. */
  readonly zoom: number | null;
  readonly ref: Ref<SVGSVGElement>;
}) {
  const { width, height, clusters, boxes, edges } = layout;
  const arrows = useId();
  return (
    <svg
      ref={ref}
      role="img"
      aria-label={name}
      viewBox={`0 0 ${width} ${height}`}
      width={zoom === null ? "100%" : width * zoom}
      className={styles["drawing"]}
      // Smaller than this, nobody reads it: then it scrolls.
      style={zoom === null ? { maxWidth: width * 1.1, minWidth: width * 0.6 } : undefined}
      fontFamily="var(--font-sans)"
    >
      <defs>
        {Object.entries(lines).map(([kind, { colour }]) => (
          <marker
            key={kind}
            id={markerId(arrows, kind)}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M 0 0.5 L 7.5 4 L 0 7.5 z" fill={colour} />
          </marker>
        ))}
      </defs>
      {clusters.map((cluster) => (
        <g key={cluster.name}>
          <rect
            x={cluster.x}
            y={cluster.y}
            width={cluster.width}
            height={cluster.height}
            rx={14}
            fill="var(--sunken)"
            stroke="var(--accent)"
            strokeWidth={1.25}
            strokeDasharray="5 5"
          />
          <text x={cluster.x + metrics.padding} y={cluster.y + 24} fontSize={11} fill="var(--text-muted)">
            {`Boundary of ${cluster.name}: saved and loaded as one`}
          </text>
        </g>
      ))}
      {edges.map((placed) => (
        <EdgeLine
          key={`${placed.edge.kind} ${placed.edge.from} ${placed.edge.row} ${placed.edge.to}`}
          placed={placed}
          arrows={arrows}
        />
      ))}
      {boxes.map((placed) => (
        <BoxDrawing key={placed.box.key} placed={placed} />
      ))}
      {edges.map(({ edge, label }) =>
        edge.label === "" ? null : (
          <text
            key={`${edge.from} ${edge.row} ${edge.to}`}
            x={label.x - 6}
            y={label.y - 6}
            textAnchor="end"
            fontSize={10}
            fill="var(--text-muted)"
          >
            {edge.label}
          </text>
        ),
      )}
    </svg>
  );
}

function EdgeLine({ placed: { edge, path }, arrows }: { readonly placed: PlacedEdge; readonly arrows: string }) {
  const { colour, dash, hasArrow } = lines[edge.kind];
  return (
    <path
      d={path}
      fill="none"
      stroke={colour}
      strokeWidth={1.4}
      strokeDasharray={dash}
      markerEnd={hasArrow ? `url(#${markerId(arrows, edge.kind)})` : undefined}
    />
  );
}

function BoxDrawing({ placed }: { readonly placed: PlacedBox }) {
  const { box, x, y, width, height, title, rows, rules } = placed;
  const look = looks[box.kind];
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={look.radius}
        fill={look.fill}
        stroke={look.stroke}
        strokeWidth={1.25}
      />
      <text x={x + 12} y={y + 16} fontSize={10} fill={look.text}>
        {`${marks[box.kind]}${box.kind}`}
      </text>
      <text x={x + 12} y={y + 33} fontSize={13} fontWeight={600} fill="var(--text)">
        {title}
      </text>
      {rows.length > 0 && <Rule x={x} y={y + metrics.boxHead} width={width} colour={look.stroke} />}
      {rules.map((at) => (
        <Rule key={at} x={x} y={at} width={width} colour={look.stroke} />
      ))}
      {rows.map((row) => (
        <text
          key={row.key}
          x={x + 12}
          y={row.y + 4}
          fontSize={11}
          fontFamily={row.kind === "invariant" ? undefined : "var(--font-mono)"}
          fill={row.kind === "invariant" ? "var(--fact)" : "var(--text)"}
        >
          {row.text}
        </text>
      ))}
    </g>
  );
}

const marks: Readonly<Record<BoxKind, string>> = {
  "aggregate root": "",
  entity: "",
  "value object": "",
  "delta event": "△ ",
  "fact event": "▤ ",
  "event handler": "",
};

function Rule({
  x,
  y,
  width,
  colour,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly colour: string;
}) {
  return <line x1={x} x2={x + width} y1={y} y2={y} stroke={colour} strokeOpacity={0.35} />;
}

function markerId(base: string, kind: string): string {
  return `${base}-${kind.replaceAll(" ", "-")}`;
}
