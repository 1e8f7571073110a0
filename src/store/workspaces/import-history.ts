import { savesOfDocument, type DocumentHistory } from "../history/document-saves.ts";
import { HistoryDraft } from "../history/history-draft.ts";
import { restorer } from "../history/restore-records.ts";
import { emptySegment } from "../history/segment.ts";
import { inSlices, Slices } from "../pause.ts";
import type { RowChange, RowStore } from "../rows/row-store.ts";
import { workspaceTables } from "../rows/tables.ts";
import type { LongWork } from "../workspace-store.ts";

/** Messages, and commands without any, that are gathered before they are stored. */
const batchSize = 2_000;
/** Rows put in one transaction: more at once would hold the page up. */
const rowsTogether = 200;

/**
 * Stores a document's history, which was checked (`checkHistory`), in a workspace that has none and is not listed yet.
 * @throws the signal's reason
 */
export async function importHistory(
  rowStore: RowStore,
  workspace: number,
  history: DocumentHistory,
  { now, onProgress, signal }: LongWork & { readonly now: number },
): Promise<void> {
  const restore = await inSlices(restorer(history));
  const draft = new HistoryDraft(workspace, emptySegment);
  const slices = new Slices();
  let done = 0;
  let waiting = 0;
  const store = async (all: readonly RowChange[]): Promise<void> => {
    for (let index = 0; index < all.length; index += rowsTogether) {
      signal?.throwIfAborted();
      const changes = all.slice(index, index + rowsTogether);
      await rowStore.write(workspaceTables, [], () => ({ changes, result: undefined }));
      await slices.turn();
    }
    waiting = 0;
    onProgress?.(done);
  };
  for (const save of savesOfDocument(history, restore)) {
    const { messages } = draft.add(save, now);
    done += messages.length;
    waiting += Math.max(1, messages.length);
    if (waiting >= batchSize) await store(draft.takeSegments());
    else if (slices.isOver) await slices.turn();
  }
  await store(draft.takeChanges());
}
