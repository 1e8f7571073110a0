import { openSegmentKey } from "../history/segment.ts";
import { pause } from "../pause.ts";
import { workspaceRange, type Key } from "../rows/key.ts";
import { keys, put, row, rows, type RowStore } from "../rows/row-store.ts";
import { workspaceTables } from "../rows/tables.ts";
import type { LongWork } from "../workspace-store.ts";
import { WorkspaceGoneError } from "../failures.ts";

/** Rows copied or removed in one transaction. */
const batch = 200;

/**
 * Copies all rows of one workspace under the number of another. What is stored meanwhile would be copied in part: then it
 * begins again, until nothing was. @throws WorkspaceGoneError, the signal's reason
 */
export async function copyRows(
  rowStore: RowStore,
  from: number,
  to: number,
  { onProgress, signal }: LongWork,
): Promise<void> {
  const newestCommand = async (): Promise<number> => {
    const [open] = await rowStore.read([row("journal", openSegmentKey(from))]);
    if (open === undefined) throw new WorkspaceGoneError();
    return open.command + open.commands;
  };
  for (let before = await newestCommand(), after = -1; before !== after; before = after) {
    let done = 0;
    for (const table of workspaceTables) {
      await eachBatch(rowStore, table, from, async (found) => {
        signal?.throwIfAborted();
        const changes = found.map(({ key, value }) => put(table, [to, ...key.slice(1)], value));
        await rowStore.write([table], [], () => ({ changes, result: undefined }));
        for (const { value } of found) done += "messages" in value ? value.messages : 0;
        onProgress?.(done);
      });
    }
    after = await newestCommand();
    if (before === after) return;
  }
}

/** Removes all rows of a workspace, a few at a time so that nothing waits long; its own row last. */
export async function removeRows(rowStore: RowStore, workspace: number): Promise<void> {
  for (const table of [...workspaceTables, "workspaces"] as const) {
    const [from, to] = workspaceRange(workspace);
    for (;;) {
      const [found] = await rowStore.read([keys(table, from, to, batch)]);
      const [first, last] = [found[0], found.at(-1)];
      if (first === undefined || last === undefined) break;
      const change = { removeFrom: table, from: first, to: last };
      await rowStore.write([table], [], () => ({ changes: [change], result: undefined }));
      await pause();
    }
  }
}

type WorkspaceTable = (typeof workspaceTables)[number];

async function eachBatch<Name extends WorkspaceTable>(
  rowStore: RowStore,
  table: Name,
  workspace: number,
  work: (
    found: readonly { readonly key: Key; readonly value: import("../rows/tables.ts").Tables[Name] }[],
  ) => Promise<void>,
): Promise<void> {
  const [start, end] = workspaceRange(workspace);
  let from = start;
  for (;;) {
    const [foundKeys, foundRows] = await rowStore.read([keys(table, from, end, batch), rows(table, from, end, batch)]);
    const found = foundKeys.flatMap((key, index) => {
      const value = foundRows[index];
      return value === undefined ? [] : [{ key, value }];
    });
    await work(found);
    await pause();
    const last = found.at(-1);
    if (last === undefined || found.length < batch) return;
    // The next key after it: a longer one that begins with it.
    from = [...last.key, -Infinity];
  }
}
