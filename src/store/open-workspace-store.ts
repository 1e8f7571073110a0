import { ChangeChannel } from "./change-channel.ts";
import { databaseName, isNewer, openableDatabase } from "./dexie/database.ts";
import { DexieRowStore } from "./dexie/dexie-row-store.ts";
import { storageError } from "./dexie/storage-errors.ts";
import { StorageError } from "./failures.ts";
import { memoryWorkspaceStore } from "./memory-workspace-store.ts";
import type { WorkspaceStore } from "./workspace-store.ts";
import { WorkspacesOfRows } from "./workspaces/workspaces.ts";

export type OpenedStore =
  | { readonly store: WorkspaceStore; readonly kept: true }
  /** Nothing can be kept: the workspaces live as long as the page. `reason.message` says why, and what to do. */
  | { readonly store: WorkspaceStore; readonly kept: false; readonly reason: StorageError };

export interface OpenOptions {
  /** Name of the database: another one for each test. */
  readonly name?: string;
  /** Null where the browser has none. */
  readonly indexedDB?: IDBFactory | null;
  readonly now?: () => number;
  /** How long to wait for another tab that keeps an older version of the database open, in milliseconds. */
  readonly patience?: number;
  /** How long to wait for a browser that answers nothing at all, in milliseconds. */
  readonly silence?: number;
}

/** Opens the workspaces of this browser; where that cannot be, workspaces in memory, and says why. */
export async function openWorkspaceStore({
  name = databaseName,
  indexedDB,
  now = Date.now,
  patience = 3_000,
  silence = 10_000,
}: OpenOptions = {}): Promise<OpenedStore> {
  try {
    // Some browsers throw at the mere mention where site data is blocked.
    const factory: IDBFactory | null | undefined = indexedDB === undefined ? globalThis.indexedDB : indexedDB;
    if (factory === null || factory === undefined) throw new StorageError("missing");
    const database = openableDatabase(name, { indexedDB: factory, IDBKeyRange: globalThis.IDBKeyRange });
    await openInTime(database, { patience, silence });
    if (isNewer(database)) {
      database.close();
      throw new StorageError("newer");
    }
    const channel = new ChangeChannel(new BroadcastChannel(name));
    const store = new WorkspacesOfRows({ rowStore: new DexieRowStore(database, "relaxed"), channel, now });
    // Nobody waits for it, and what it does not get done is done at a later start.
    void store.sweep().catch(() => undefined);
    return { store, kept: true };
  } catch (failure) {
    const reason = storageError(failure, true);
    if (!(reason instanceof StorageError)) throw failure;
    return { store: memoryWorkspaceStore({ now }), kept: false, reason };
  }
}

async function openInTime(
  database: import("dexie").Dexie,
  { patience, silence }: { readonly patience: number; readonly silence: number },
): Promise<void> {
  const timers: ReturnType<typeof setTimeout>[] = [];
  const tooLate = new Promise<never>((_resolve, reject) => {
    const giveUpAfter = (milliseconds: number, kind: "blocked" | "silent"): void => {
      const giveUp = (): void => {
        reject(new StorageError(kind));
        database.close();
      };
      timers.push(setTimeout(giveUp, milliseconds));
    };
    giveUpAfter(silence, "silent");
    database.on("blocked", () => giveUpAfter(patience, "blocked"));
  });
  try {
    await Promise.race([database.open(), tooLate]);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
