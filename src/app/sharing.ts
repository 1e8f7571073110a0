import type { Contents } from "../share/contents.ts";
import type { ShareView } from "../share/share-view.ts";
import type { MadeLink } from "../ui/share/share-dialog.tsx";
import type { Workspace } from "../workspace/state.ts";

/** The codec is large, and needed when somebody shares or opens a link. */
const loadCodec = () =>
  Promise.all([import("../share/share-link.ts"), import("../share/contents.ts"), import("../share/not-shareable.ts")]);

/** Makes a link of what is open. @param page address of the page, without fragment */
export async function makeLink(
  workspace: Workspace,
  contents: Contents,
  isAtMoment: boolean,
  page: string,
): Promise<MadeLink> {
  const [{ encodeLink }, { contentsOf }, { NotShareableError }] = await loadCodec();
  const { selection } = workspace.getState();
  const document = contentsOf(await workspace.commands.document(), contents, selection.stream);
  const view = isAtMoment && contents !== "Code only" ? await viewOf(workspace, document.commands.length) : null;
  try {
    const { fragment, digits } = encodeLink(document, view);
    return { ok: true, address: `${page}#${fragment}`, addressInDigits: digits === null ? null : `${page}#${digits}` };
  } catch (error) {
    if (error instanceof NotShareableError) return { ok: false, message: error.message };
    throw error;
  }
}

/** What its sender looks at, in the words of the document: positions instead of the timeline's own numbers. */
async function viewOf({ getState, commands }: Workspace, commandCount: number): Promise<ShareView> {
  const { selection } = getState();
  const { entry, stream, version, tab } = selection;
  const found =
    typeof entry === "number"
      ? (await commands.timeline({ from: entry, limit: 1, direction: "forward" })).entries[0]
      : undefined;
  const isRejected = found !== undefined && found.message === null && found.commandNumber <= commandCount;
  return {
    stream,
    event: found?.message?.globalPosition ?? null,
    command: isRejected ? found.commandNumber - 1 : null,
    version,
    tab: tab ?? "State",
  };
}

/** The number of the timeline's entry that a view names, read by window. */
export async function entryOfView({ commands }: Workspace, { event, command }: ShareView): Promise<number | null> {
  if (event === null && command === null) return null;
  let from: number | null = 1;
  while (from !== null) {
    const window = await commands.timeline({ from, limit: 500, direction: "forward" });
    const found = window.entries.find(
      ({ message, commandNumber }) =>
        (event !== null && message?.globalPosition === event) ||
        (event === null && message === null && commandNumber - 1 === command),
    );
    if (found !== undefined) return found.number;
    from = window.next;
  }
  return null;
}
