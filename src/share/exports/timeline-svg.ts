import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { clipped } from "./clipped.ts";
import { type TimelineRow, timelineRows } from "./timeline-rows.ts";

/** What the picture is drawn with: the page's own colours, or those of paper. */
export interface SvgLooks {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly kinds: Readonly<Record<TimelineRow["kind"], string>>;
}

export const paperLooks: SvgLooks = {
  background: "#ffffff",
  text: "#1b1f24",
  muted: "#59636e",
  line: "#d1d9e0",
  kinds: { delta: "#0b63ce", fact: "#7a3fc4", snapshot: "#59636e", rejected: "#c4262e" },
};

/** Rows beyond this make no picture that anyone could read. */
export const mostRowsInPicture = 500;

const step = 34;
const laneHeight = 62;
const top = 64;
const left = 24;

/**
 * The timeline as a picture: a lane for each aggregate, a mark for each event in the order of storing, its name beneath.
 * Kinds differ in shape, not in colour alone.
 */
export function timelineSvg(document: WorkspaceDocument, looks: SvgLooks = paperLooks): string {
  const all = timelineRows(document);
  const rows = all.slice(0, mostRowsInPicture);
  const lanes = [...new Set(rows.map(({ stream }) => stream))];
  const label = Math.min(Math.max(...lanes.map((lane) => shortName(lane).length), 8) * 7.2, 260);
  const width = left * 2 + label + Math.max(rows.length, 4) * step + 110;
  const height = top + Math.max(lanes.length, 1) * laneHeight + 28;
  const body = [
    rect(0, 0, width, height, looks.background),
    words(left, 28, document.title, looks.text, 'font-size="16" font-weight="600"'),
    words(left, 47, summary(all.length, rows.length, lanes.length), looks.muted, 'font-size="12"'),
    ...lanes.map((lane, index) => laneLine(lane, index, left + label, width, looks)),
    ...rows.map((row, index) =>
      mark(row, left + label + (index + 0.7) * step, laneY(lanes.indexOf(row.stream)), looks),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-label="${escaped(`Timeline of ${document.title}`)}">\n${body.join("\n")}\n</svg>\n`;
}

const laneY = (lane: number): number => top + lane * laneHeight + 24;

function laneLine(lane: string, index: number, start: number, width: number, looks: SvgLooks): string {
  const y = laneY(index);
  return `${words(left, y + 4, shortName(lane), looks.text, 'font-size="12"')}<path d="M${start} ${y}H${width - left}" stroke="${looks.line}"/>`;
}

function mark(row: TimelineRow, x: number, y: number, looks: SvgLooks): string {
  const color = looks.kinds[row.kind];
  const title = `<title>${escaped(titleOf(row))}</title>`;
  const name = `<text transform="translate(${x - 2} ${y + 16}) rotate(24)" font-size="9.5" fill="${looks.muted}">${escaped(clipped(row.event, 24))}</text>`;
  return `<g>${title}${shape(row.kind, x, y, color, looks.background)}${name}</g>`;
}

function shape(kind: TimelineRow["kind"], x: number, y: number, color: string, background: string): string {
  switch (kind) {
    case "delta":
      return `<circle cx="${x}" cy="${y}" r="6" fill="${color}"/>`;
    case "fact":
      return `<rect x="${x - 6}" y="${y - 6}" width="12" height="12" rx="2" fill="${color}"/>`;
    case "snapshot":
      return `<path d="M${x} ${y - 7}l7 7l-7 7l-7-7z" fill="${color}"/>`;
    case "rejected":
      return `<circle cx="${x}" cy="${y}" r="7" fill="${background}"/><path d="M${x - 5} ${y - 5}l10 10m0-10l-10 10" stroke="${color}" stroke-width="2.5" stroke-linecap="round"/>`;
  }
}

function titleOf({ kind, number, time, event, version }: TimelineRow): string {
  const place = number === null ? "" : `#${number} `;
  return `${place}${event} (${kind}${version === "" ? "" : `, version ${version}`}), ${time.toISOString()}`;
}

function summary(all: number, shown: number, lanes: number): string {
  const rows = shown < all ? `the first ${shown} of ${all} rows` : `${all} ${all === 1 ? "row" : "rows"}`;
  return `${rows}, ${lanes} ${lanes === 1 ? "aggregate" : "aggregates"}; circles are delta events, squares fact events, crosses rejected commands`;
}

/** `banking::account-37fc8d10-1209-…` → `account 37fc8d10`. */
function shortName(stream: string): string {
  const name = stream.slice(stream.lastIndexOf("::") + (stream.includes("::") ? 2 : 0));
  return clipped(name.replace("-", " ").replace(/([0-9a-f]{8})-[0-9a-f]{4}-4[0-9a-f-]{21}$/, "$1"), 36);
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function words(x: number, y: number, text: string, fill: string, attributes: string): string {
  return `<text x="${x}" y="${y}" fill="${fill}" ${attributes}>${escaped(text)}</text>`;
}

/** Text as XML takes it: characters that XML has no place for are left out. */
function escaped(text: string): string {
  const allowed = text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, (letter) => (/\s/.test(letter) ? " " : ""));
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
