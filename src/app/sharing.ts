import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { type Contents, contentsOf } from "../share/contents.ts";
import { NotShareableError } from "../share/not-shareable.ts";
import { encodeLink } from "../share/share-link.ts";
import type { ShareView } from "../share/share-view.ts";
import { placeOfEntry } from "../share/timeline-places.ts";
import { StorageError, WorkspaceGoneError } from "../store/failures.ts";
import type { MadeLink } from "../ui/share/share-dialog.tsx";
import type { Selection, Workspace } from "../workspace/state.ts";

/**
 * Entries of the timeline that are made a link of at most. Ten thousand take half a second and a tenth of what a link may be
 * long; what is longer than this is told to be so without reading all of it.
 */
export const mostShared = 50_000;

/** Makes a link of what is open, or says why there is none. @param page address of the page, without fragment */
export async function makeLink(
  workspace: Workspace,
  contents: Contents,
  isAtMoment: boolean,
  page: string,
): Promise<MadeLink> {
  try {
    return await linkOf(workspace, contents, isAtMoment, page);
  } catch (error) {
    const isExpected =
      error instanceof NotShareableError || error instanceof StorageError || error instanceof WorkspaceGoneError;
    if (isExpected) return { ok: false, message: error.message };
    throw error;
  }
}

async function linkOf(workspace: Workspace, contents: Contents, isAtMoment: boolean, page: string): Promise<MadeLink> {
  const { selection, lastEntry, summary, files } = workspace.getState();
  const isLong = lastEntry > mostShared;
  if (isLong && contents === "Everything") return tooLong("The workspace", lastEntry);
  const { stream } = selection;
  const whole =
    isLong && (contents === "Code only" || stream === null)
      ? { title: summary.title, files, messages: [], commands: [] }
      : await workspace.commands.document(isLong && stream !== null ? { stream } : {});
  if (whole.messages.length > mostShared) return tooLong("The stream", whole.messages.length);
  // In a part of the history, rows have other numbers: the version and the tab say where one was.
  const shown = isLong ? { ...selection, entry: null } : selection;
  const view = isAtMoment ? viewOf(whole, shown) : null;
  const part = contentsOf({ document: whole, view }, contents, stream);
  const { fragment, digits } = encodeLink(part.document, part.view);
  return { ok: true, address: `${page}#${fragment}`, addressInDigits: digits === null ? null : `${page}#${digits}` };
}

function tooLong(what: string, entries: number): MadeLink {
  const counted = `${what} has ${entries.toLocaleString("en")} entries, and a link holds ${mostShared.toLocaleString("en")}`;
  return { ok: false, message: `${counted}: share less of it, or export it as a file.` };
}

/** What its sender looks at, in the words of the document: positions instead of the timeline's own numbers. */
function viewOf(document: WorkspaceDocument, { entry, stream, version, tab }: Selection): ShareView {
  const place = typeof entry === "number" ? placeOfEntry(document, entry) : null;
  return { stream, event: place?.event ?? null, command: place?.command ?? null, version, tab: tab ?? "State" };
}
