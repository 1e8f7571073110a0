import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { Contents } from "../share/contents.ts";
import type { ShareView } from "../share/share-view.ts";
import type { MadeLink } from "../ui/share/share-dialog.tsx";
import type { Selection, Workspace } from "../workspace/state.ts";

/** The codec is large, and needed when somebody shares or opens a link. */
const loadCodec = () =>
  Promise.all([
    import("../share/share-link.ts"),
    import("../share/contents.ts"),
    import("../share/not-shareable.ts"),
    import("../share/timeline-places.ts"),
  ]);

/** Makes a link of what is open. @param page address of the page, without fragment */
export async function makeLink(
  workspace: Workspace,
  contents: Contents,
  isAtMoment: boolean,
  page: string,
): Promise<MadeLink> {
  const [{ encodeLink }, { contentsOf }, { NotShareableError }, { placeOfEntry }] = await loadCodec();
  const { selection } = workspace.getState();
  const whole = await workspace.commands.document();
  const view = isAtMoment ? viewOf(whole, selection, placeOfEntry) : null;
  const part = contentsOf({ document: whole, view }, contents, selection.stream);
  try {
    const { fragment, digits } = encodeLink(part.document, part.view);
    return { ok: true, address: `${page}#${fragment}`, addressInDigits: digits === null ? null : `${page}#${digits}` };
  } catch (error) {
    if (error instanceof NotShareableError) return { ok: false, message: error.message };
    throw error;
  }
}

/** What its sender looks at, in the words of the document: positions instead of the timeline's own numbers. */
function viewOf(
  document: WorkspaceDocument,
  { entry, stream, version, tab }: Selection,
  placeOfEntry: (document: WorkspaceDocument, entry: number) => Pick<ShareView, "event" | "command"> | null,
): ShareView {
  const place = typeof entry === "number" ? placeOfEntry(document, entry) : null;
  return { stream, event: place?.event ?? null, command: place?.command ?? null, version, tab: tab ?? "State" };
}
