import { isDeepStrictEqual } from "node:util";
import type { WorkspaceDocument } from "../../document/workspace-document.ts";
import { decodeLink, encodeLink } from "../share-link.ts";
import type { ShareView } from "../share-view.ts";

/** Two invalid dates are never equal; their numbers are. */
const withTimes = (document: WorkspaceDocument): unknown => ({
  ...document,
  messages: document.messages.map((message) => ({ ...message, time: message.time.getTime() })),
});

const linkForm = /^1\.[\w-]{7}\.[\w-]*[A-Za-z0-9]$/;

/** Throws unless the workspace comes back from its link exactly as it was. */
export function demandRoundTrip(document: WorkspaceDocument, view: ShareView | null): void {
  const { fragment } = encodeLink(document, view);
  if (!linkForm.test(fragment)) throw new Error(`The link has another form: ${fragment}`);
  const result = decodeLink(fragment);
  if (!result.ok) throw new Error(`It was not read: ${result.failure.arrived}`);
  // The one comparison overlooks the order of keys, the other the sign of zero.
  if (!isDeepStrictEqual(withTimes(result.document), withTimes(document))) throw new Error("It came back changed.");
  if (JSON.stringify(result.document) !== JSON.stringify(document)) throw new Error("Its keys came back reordered.");
  if (!isDeepStrictEqual(result.view, view)) throw new Error("Its view came back changed.");
}
