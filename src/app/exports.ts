import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { ExportKind } from "../ui/header/starting-points.ts";
import { download } from "./download.ts";
import type { LongWork } from "./long-work.ts";
import type { ReadWhole } from "./whole-workspace.ts";
import { saveToFile } from "./workspace-files.ts";

/** What a workspace is taken along as. Each format's code arrives when it is asked for. */
export function exportKinds(read: ReadWhole, longWork: LongWork): readonly ExportKind[] {
  const kind = (
    key: string,
    name: string,
    description: string,
    take: (document: WorkspaceDocument) => Promise<void>,
    options?: Parameters<ReadWhole>[0],
  ): ExportKind => {
    const run = async () => {
      const whole = await read(options);
      if (whole !== null) await take(whole);
    };
    return { key, name, description, run: () => void run() };
  };
  return [
    kind(
      "file",
      "Workspace file",
      "Code, events and commands, to open here again",
      (whole) => saveToFile(whole, longWork),
      { isCodeEnough: true },
    ),
    kind(
      "project",
      "TypeScript project",
      "Model, engine and specs: npm install && npm test",
      async (whole) => {
        const [{ projectZip }, { engineTexts }] = await Promise.all([
          import("../share/exports/project.ts"),
          import("virtual:engine-library"),
        ]);
        save([projectZip(whole, engineTexts, new Date())], "application/zip", whole, "zip");
      },
      { isCodeEnough: true },
    ),
    kind("ndjson", "Messages, NDJSON", "One stored message a line, in Message DB's words", async (whole) => {
      const { messageDbRows } = await import("../share/exports/message-db-rows.ts");
      save([...messageDbRows(whole.messages)], "application/x-ndjson", whole, "ndjson");
    }),
    kind("cloudevents", "Messages, CloudEvents", "CloudEvents 1.0 in JSON", async (whole) => {
      const { cloudEvents } = await import("../share/exports/cloud-events.ts");
      save([...cloudEvents(whole.messages)], "application/cloudevents-batch+json", whole, "cloudevents.json");
    }),
    kind("sql", "Messages, SQL", "Calls of Message DB's write_message", async (whole) => {
      const { messageDbSql } = await import("../share/exports/message-db-sql.ts");
      save([...messageDbSql(whole.messages)], "application/sql", whole, "sql");
    }),
    kind("markdown", "Timeline, Markdown", "A table for an issue or a wiki", async (whole) => {
      const { timelineMarkdown } = await import("../share/exports/timeline-markdown.ts");
      save([timelineMarkdown(whole)], "text/markdown", whole, "md");
    }),
    kind("svg", "Timeline, SVG", "A picture that scales", async (whole) => {
      const { timelineSvg } = await import("../share/exports/timeline-svg.ts");
      save([timelineSvg(whole)], "image/svg+xml", whole, "svg");
    }),
    kind("png", "Timeline, PNG", "A picture for a slide", async (whole) => {
      const { timelineSvg } = await import("../share/exports/timeline-svg.ts");
      const { pngOfSvg } = await import("./png-of-svg.ts");
      save([await pngOfSvg(timelineSvg(whole))], "image/png", whole, "png");
    }),
  ];
}

function save(parts: BlobPart[], type: string, { title }: WorkspaceDocument, ending: string): void {
  download(new Blob(parts, { type }), `${fileNameOf(title)}.${ending}`);
}

/** A title as file systems take it. */
function fileNameOf(title: string): string {
  return (
    title
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
      .trim()
      .slice(0, 100) || "Workspace"
  );
}
