import { createStore } from "zustand/vanilla";
import type { Workspaces } from "../workspace/workspaces.ts";

/** How safe what is stored is from the browser itself. */
export type Keeping =
  /** The browser deletes it only when its person asks for that. */
  | "kept"
  /** The browser may delete it when space is short, Safari after a week without a visit. */
  | "best effort"
  /** Nothing is stored: it lives as long as the page. */
  | "memory"
  /** Not asked yet: there is nothing to lose. */
  | "nothing yet";

/** The two questions of `navigator.storage` that matter here. */
export interface StorageManagerPort {
  persisted(): Promise<boolean>;
  persist(): Promise<boolean>;
}

/**
 * Asks the browser to keep what is stored. The right moment is the first event of one's own: some browsers ask their
 * person, who then knows what for.
 * @param storage undefined where the browser has no such thing
 */
export function createKeeping(workspaces: Workspaces, storage: StorageManagerPort | undefined, isStored: boolean) {
  const store = createStore<{ readonly keeping: Keeping }>(() => ({ keeping: isStored ? "nothing yet" : "memory" }));
  const ask = async (): Promise<void> => {
    const isKept = storage !== undefined && ((await storage.persisted()) || (await storage.persist()));
    store.setState({ keeping: isKept ? "kept" : "best effort" });
  };
  let isAsked = !isStored;
  let unwatch: () => void = () => undefined;
  const watch = (): void => {
    unwatch();
    const { open } = workspaces.getState();
    if (open === null || isAsked) return;
    const look = (): void => {
      const { isSnapshot, lastEntry } = open.getState();
      if (isAsked || isSnapshot || lastEntry === 0) return;
      isAsked = true;
      unwatch();
      void ask();
    };
    unwatch = open.subscribe(look);
    look();
  };
  workspaces.subscribe(({ open }, before) => {
    if (open !== before.open) watch();
  });
  watch();
  return store;
}
