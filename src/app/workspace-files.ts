import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { Workspaces } from "../workspace/workspaces.ts";
import { download } from "./download.ts";
import type { LongWork } from "./long-work.ts";

const loadFormat = () => import("../share/workspace-file.ts");
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const now = () => performance.now();

/** Saves a workspace to a file: all of it. */
export async function saveToFile(document: WorkspaceDocument, longWork: LongWork): Promise<void> {
  const { printWorkspaceFileInSlices, workspaceFileName } = await loadFormat();
  const parts = await longWork.run("Writing the file", (ports) =>
    printWorkspaceFileInSlices(document, { now, pause, ...ports }),
  );
  if (parts === null) return;
  download(new Blob([...parts], { type: "application/json" }), workspaceFileName(document.title));
}

/** Makes a workspace of a file; a bad one is told with the path of what is wrong, and nothing is touched. */
export async function openFile(file: File, workspaces: Workspaces, longWork: LongWork): Promise<void> {
  const { parseWorkspaceFileInSlices } = await loadFormat();
  const result = await longWork.run("Reading the file", async (ports) =>
    parseWorkspaceFileInSlices(await file.text(), { now, pause, ...ports }),
  );
  if (result === null) return;
  if (!result.ok) {
    workspaces.commands.reportProblem(`${file.name} was not imported. ${result.failure.message}`);
    return;
  }
  const { document } = result;
  const total = Math.max(1, document.messages.length);
  await longWork.run("Importing", ({ onProgress, signal }) =>
    workspaces.commands.create(document, { source: file.name, onProgress: (done) => onProgress(done / total), signal }),
  );
}
