import { ChangeChannel } from "./change-channel.ts";
import { MemoryRowStore } from "./rows/memory-row-store.ts";
import type { WorkspaceStore } from "./workspace-store.ts";
import { WorkspacesOfRows } from "./workspaces/workspaces.ts";

/** Workspaces in memory, for as long as the page is open: where nothing can be kept, for shared snapshots, and for tests. */
export function memoryWorkspaceStore({ now = Date.now }: { readonly now?: () => number } = {}): WorkspaceStore {
  return new WorkspacesOfRows({ rowStore: new MemoryRowStore(), channel: new ChangeChannel(null), now });
}
