import type { WorkspaceChange } from "./workspace-store.ts";

type Change = Omit<WorkspaceChange, "elsewhere">;

/** As much of BroadcastChannel as it takes to tell other tabs. */
export interface OtherTabs {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** Tells who listens, in this tab and in others, what was stored. */
export class ChangeChannel {
  readonly #listeners = new Set<(change: WorkspaceChange) => void>();
  readonly #otherTabs: OtherTabs | null;

  /** @param otherTabs null for a store that lives in this tab alone */
  constructor(otherTabs: OtherTabs | null) {
    this.#otherTabs = otherTabs;
    if (otherTabs === null) return;
    otherTabs.onmessage = ({ data }) => {
      // Only this class posts on the channel, but tabs may run different versions of it.
      if (isChange(data)) this.#hear({ workspace: data.workspace, what: data.what, elsewhere: true });
    };
  }

  subscribe(listener: (change: WorkspaceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: Change): void {
    this.#otherTabs?.postMessage(change);
    this.#hear({ ...change, elsewhere: false });
  }

  close(): void {
    this.#listeners.clear();
    this.#otherTabs?.close();
  }

  #hear(change: WorkspaceChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function isChange(data: unknown): data is Change {
  if (typeof data !== "object" || data === null) return false;
  const { workspace, what } = data as { readonly workspace?: unknown; readonly what?: unknown };
  return typeof workspace === "string" && (what === "list" || what === "files" || what === "history");
}
