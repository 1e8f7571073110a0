import { strToU8, zipSync } from "fflate";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { printWorkspaceFile } from "../workspace-file.ts";
import { messageDbRows } from "./message-db-rows.ts";
import { packageName, projectReadme, projectTexts } from "./project-texts.ts";

/** The engine as it is shipped with a project. */
export interface EngineTexts {
  /** One ES module without imports. */
  readonly javascript: string;
  /** The modelling API's declarations. */
  readonly declarations: string;
}

/** Files of a TypeScript project that holds model, scenario, specs, history and engine: `npm install && npm test` runs the specs. */
export function projectFiles(document: WorkspaceDocument, engine: EngineTexts): ReadonlyMap<string, string> {
  const { title, files } = document;
  return new Map([
    ["README.md", projectReadme(title)],
    ...Object.entries(projectTexts(title)),
    ["src/model.ts", files["model.ts"]],
    ["src/scenario.ts", withModule(files["scenario.ts"])],
    ["src/specs.test.ts", withModule(files["specs.ts"])],
    ["history/workspace.aggregates.json", printWorkspaceFile(document)],
    ["history/messages.ndjson", [...messageDbRows(document.messages)].join("")],
    ["vendor/aggregate-playground/aggregate-playground.js", engine.javascript],
    ["vendor/aggregate-playground/aggregate-playground.d.ts", engine.declarations],
  ]);
}

/** The project as a zip archive, in a folder of its own. */
export function projectZip(document: WorkspaceDocument, engine: EngineTexts, now: Date): Uint8Array<ArrayBuffer> {
  const folder = packageName(document.title);
  const entries = [...projectFiles(document, engine)].map(
    ([path, text]) => [`${folder}/${path}`, strToU8(text)] as const,
  );
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: now });
}

/** An empty file is no module, and a module is what the tools expect. */
function withModule(text: string): string {
  return text.trim() === "" ? "export {};\n" : text;
}
