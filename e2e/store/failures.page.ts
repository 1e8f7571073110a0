import { allEntries, Bank, files, streamOf } from "../../src/store/contract/history-fixture.ts";
import { openWorkspaceStore, type OpenedStore } from "../../src/store/open-workspace-store.ts";
import type { StoredWorkspace, WorkspaceStore } from "../../src/store/workspace-store.ts";

export { files, openWorkspaceStore };

/** What went wrong, as far as it can leave the page. */
export interface Told {
  readonly name: string;
  readonly kind: string | null;
  readonly message: string;
}

export function tellOpened(opened: OpenedStore): Told | null {
  return opened.kept ? null : told(opened.reason);
}

export async function toldBy(work: Promise<unknown>): Promise<Told | null> {
  return work.then(
    () => null,
    (reason: unknown) => told(reason),
  );
}

function told(reason: unknown): Told {
  if (!(reason instanceof Error)) return { name: "", kind: null, message: String(reason) };
  const kind = "kind" in reason && typeof reason.kind === "string" ? reason.kind : null;
  return { name: reason.name, kind, message: reason.message };
}

export async function openKept(name: string): Promise<WorkspaceStore> {
  const opened = await openWorkspaceStore({ name });
  if (!opened.kept) throw opened.reason;
  return opened.store;
}

/** A connection of another program to the same database: it holds on to its version whatever is asked of it. */
export function openRaw(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("It did not open."));
  });
}

/** Three accounts in turn, one event each. */
export async function fill(workspace: StoredWorkspace, commands: number): Promise<void> {
  const bank = new Bank();
  for (let index = 0; index < commands; index += 1) await workspace.store([bank.command(`${index % 3}`)]);
}

/** Overwrites rows with what `change` makes of them. */
export async function overwrite(
  name: string,
  store: string,
  change: (row: unknown, index: number) => unknown,
): Promise<number> {
  const database = await openRaw(name);
  const transaction = database.transaction(store, "readwrite");
  const request = transaction.objectStore(store).openCursor();
  let rows = 0;
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("It was ended."));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return;
      const changed = change(cursor.value, rows);
      rows += 1;
      if (changed !== cursor.value) cursor.update(changed);
      cursor.continue();
    };
  });
  database.close();
  return rows;
}

export { Bank, streamOf };

/** Numbers of all entries, by small windows. */
export async function allEntriesOf(workspace: StoredWorkspace): Promise<readonly number[]> {
  const entries = await allEntries(workspace, { limit: 7, direction: "forward" });
  return entries.map(({ number }) => number);
}

/** Text that no browser can make shorter. */
export function noise(length: number): string {
  const parts: string[] = [];
  for (let size = 0; size < length; size += 36) parts.push(crypto.randomUUID());
  return parts.join("");
}
