import type { WorkspaceChange } from "./workspace-store.ts";

type Change = Omit<WorkspaceChange, "elsewhere">;

/** As much of BroadcastChannel as it takes to tell other tabs. */
export interface OtherTabs {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** Other tabs are told of what happened within so many milliseconds at once: a message for each commit slows commits down. */
const gathering = 20;

/** Tells who listens, in this tab and in others, what was stored. */
export class ChangeChannel {
  readonly #listeners = new Set<(change: WorkspaceChange) => void>();
  readonly #otherTabs: OtherTabs | null;
  readonly #untold = new Map<string, Change>();
  #timer: ReturnType<typeof setTimeout> | null = null;

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
    this.#hear({ ...change, elsewhere: false });
    if (this.#otherTabs === null) return;
    this.#untold.set(`${change.what} ${change.workspace}`, change);
    this.#timer ??= setTimeout(() => this.#tellOthers(), gathering);
  }

  close(): void {
    this.#tellOthers();
    this.#listeners.clear();
    this.#otherTabs?.close();
  }

  #tellOthers(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const change of this.#untold.values()) this.#otherTabs?.postMessage(change);
    this.#untold.clear();
  }

  #hear(change: WorkspaceChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function isChange(data: unknown): data is Change {
  if (typeof data !== "object" || data === null) return false;
  // Looked at below: whatever is there.
  const { workspace, what } = data as { readonly workspace?: unknown; readonly what?: unknown };
  return typeof workspace === "string" && (what === "list" || what === "files" || what === "history");
}
