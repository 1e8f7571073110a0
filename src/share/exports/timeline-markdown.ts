import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { clipped } from "./clipped.ts";
import { timelineRows } from "./timeline-rows.ts";

const longestData = 120;

/** The timeline as a table for an issue or a wiki. */
export function timelineMarkdown(document: WorkspaceDocument): string {
  const lines = timelineRows(document).map(({ kind, number, time, event, stream, version, data }) =>
    [
      number === null ? "–" : String(number),
      time.toISOString(),
      kind,
      event,
      stream,
      version,
      `\`${shortened(data)}\``,
    ].map(cell),
  );
  const head = ["#", "Time", "Kind", "Event", "Stream", "Version", "Data"];
  const rows = [head, head.map((name) => (name === "#" || name === "Version" ? "---:" : "---")), ...lines];
  return `## ${oneLine(document.title)}\n\n${rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

/** What would end a cell, a line or the code in it is written so that it does not. */
function cell(text: string): string {
  return text.startsWith("`") ? code(text.slice(1, -1)) : oneLine(text).replace(/[\\|<>*_[\]`~#]/g, "\\$&");
}

function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${fence === "``" ? ` ${text} ` : text}${fence}`.replaceAll("|", "\\|");
}

function shortened(data: unknown): string {
  return clipped(JSON.stringify(data), longestData);
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
