import { createStore } from "zustand/vanilla";
import type { LinkFailure } from "../share/share-link.ts";
import type { Workspaces } from "../workspace/workspaces.ts";

export interface DamagedLinkState extends LinkFailure {
  /** The address as it arrived. */
  readonly address: string;
}

/**
 * Follows the address: a fragment is a link and opens as a shared snapshot, without one the person's own work is shown.
 * Back and forward come here as well.
 */
export function createOpenedLinks(workspaces: Workspaces, target: Window) {
  const store = createStore<{ readonly damaged: DamagedLinkState | null }>(() => ({ damaged: null }));

  const isSnapshotOpen = (): boolean => workspaces.getState().open?.getState().isSnapshot === true;

  /** @returns whether the address holds a link that could be opened */
  const follow = async (): Promise<boolean> => {
    const { hash, href } = target.location;
    if (hash.length <= 1) {
      store.setState({ damaged: null });
      if (isSnapshotOpen()) await workspaces.commands.closeSnapshot();
      return false;
    }
    const { decodeLink } = await import("../share/share-link.ts");
    const result = decodeLink(hash);
    if (!result.ok) {
      store.setState({ damaged: { ...result.failure, address: href } });
      return false;
    }
    store.setState({ damaged: null });
    const { document, view } = result;
    const { entryOfPlace } = await import("../share/timeline-places.ts");
    await workspaces.commands.showSnapshot(
      document,
      view === null
        ? undefined
        : { stream: view.stream, version: view.version, tab: view.tab, entry: entryOfPlace(document, view) },
    );
    return true;
  };

  let followed: string | null = null;
  const followFirst = (): Promise<boolean> => {
    followed = target.location.hash;
    return follow();
  };
  const followChange = async (): Promise<void> => {
    if (target.location.hash === followed) return;
    followed = target.location.hash;
    await follow();
  };

  const leave = (): void => {
    followed = "";
    target.history.pushState(null, "", target.location.pathname + target.location.search);
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    follow: followFirst,
    listen(): void {
      // `pushState` does not announce itself; going back to it and away from it does.
      for (const event of ["hashchange", "popstate"]) target.addEventListener(event, () => void followChange());
    },
    /** Closes the snapshot, or the message about a damaged link. The link stays in the browser's history. */
    close: async (): Promise<void> => {
      leave();
      await follow();
    },
    keep: async (): Promise<void> => {
      await workspaces.commands.keepSnapshot();
      leave();
    },
  };
}
