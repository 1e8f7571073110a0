import { createStore } from "zustand/vanilla";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { LongWork, StoredWorkspace, WorkspaceStore, WorkspaceSummary } from "../store/workspace-store.ts";
import { WorkspaceGoneError } from "../store/failures.ts";
import { expectedFailure } from "./expected-failures.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Selection, Workspace } from "./state.ts";

/** What a new workspace begins with. */
export type Beginning = Pick<WorkspaceDocument, "title" | "files"> & Partial<WorkspaceDocument>;

export interface WorkspacesPorts {
  readonly store: WorkspaceStore;
  /** A store of its own for a shared snapshot: nothing in it touches what is stored here. */
  readonly snapshotStore: () => WorkspaceStore;
  /** Opens a stored workspace; `openAnother` shows a different one of the same store instead. */
  readonly open: (options: {
    readonly stored: StoredWorkspace;
    readonly store: WorkspaceStore;
    readonly isSnapshot: boolean;
    /** It was just made from a document. */
    readonly isImported: boolean;
    readonly openAnother: (id: string, notice: string) => void;
    /** What the page says of it as it opens. */
    readonly notice: string | null;
  }) => Promise<Workspace>;
  /** Which workspace was open last. */
  readonly remembered: { readonly read: () => string | null; readonly write: (id: string) => void };
  /** For a browser that has none yet. */
  readonly first: () => Promise<Beginning>;
}

export interface WorkspacesState {
  /** Recently changed first; a shared snapshot is not among them. */
  readonly list: readonly WorkspaceSummary[];
  /** Null until the first one is open. */
  readonly open: Workspace | null;
  /** The one that was deleted last: it can be brought back. */
  readonly removed: WorkspaceSummary | null;
  /** What went wrong with a workspace as a whole, in words. */
  readonly problem: string | null;
}

export interface WorkspacesCommands {
  /** Opens the last one, or makes the first. */
  start(): Promise<void>;
  open(id: string): Promise<void>;
  /** Reads the list anew: counts and dates change with every save, the list itself seldom. */
  refresh(): Promise<void>;
  /** Makes a new workspace and opens it; a title that is taken gets a number. `source` names the file that it comes from. */
  create(beginning: Beginning, work?: LongWork & { readonly source?: string }): Promise<void>;
  duplicate(): Promise<void>;
  /** Deletes one of the list; when it is open, another opens in its place. */
  remove(id: string): Promise<void>;
  /** Brings back what was deleted last. */
  restore(): Promise<void>;
  /** Shows what a link holds, as a separate copy. */
  showSnapshot(document: WorkspaceDocument, selection?: Partial<Selection>): Promise<void>;
  /** Makes the shown snapshot a workspace of one's own. */
  keepSnapshot(): Promise<void>;
  closeSnapshot(): Promise<void>;
  /** Tells of something that failed before it became a workspace: a file that cannot be read. */
  reportProblem(text: string): void;
  dismissProblem(): void;
}

export interface Workspaces {
  getState(): WorkspacesState;
  getInitialState(): WorkspacesState;
  subscribe(listener: (state: WorkspacesState, previous: WorkspacesState) => void): () => void;
  readonly commands: WorkspacesCommands;
}

/** All workspaces of this browser, and which of them is open. */
export function createWorkspaces(ports: WorkspacesPorts): Workspaces {
  const state = createStore<WorkspacesState>(() => ({ list: [], open: null, removed: null, problem: null }));
  const inTurn = oneAtATime();
  const { store, remembered } = ports;

  const refresh = async (): Promise<void> => state.setState({ list: await store.list() });

  const show = async (
    stored: StoredWorkspace,
    from: WorkspaceStore,
    {
      selection,
      isImported = false,
      notice,
    }: {
      readonly selection?: Partial<Selection> | undefined;
      readonly isImported?: boolean;
      readonly notice?: string | undefined;
    } = {},
  ): Promise<void> => {
    const isSnapshot = from !== store;
    // Only what has just been made from this one is opened this way.
    const openAnother = (id: string, said: string) =>
      void telling(() => openFrom(from, id, { isImported: true, notice: said }));
    const isFirst = state.getState().open === null;
    const workspace = await ports.open({
      stored,
      store: from,
      isSnapshot,
      isImported,
      openAnother,
      notice: notice ?? (isFirst ? null : `“${stored.summary.title}” opened`),
    });
    if (selection !== undefined) workspace.commands.select(selection);
    state.getState().open?.dispose();
    state.setState({ open: workspace, problem: damageWords(workspace.getState().damage ?? []) });
    if (!isSnapshot) remembered.write(stored.summary.id);
  };

  const openFrom = async (
    from: WorkspaceStore,
    id: string,
    how: { readonly isImported?: boolean; readonly notice?: string } = {},
  ): Promise<boolean> => {
    const stored = await from.open(id);
    if (stored === null) return false;
    await show(stored, from, how);
    return true;
  };

  const createAndShow = async (beginning: Beginning, work?: LongWork): Promise<void> => {
    const titles = new Set((await store.list()).map(({ title }) => title));
    await show(await store.create({ ...beginning, title: freeTitle(beginning.title, titles) }, work), store, {
      isImported: beginning.messages !== undefined || beginning.commands !== undefined,
    });
    await refresh();
  };

  const openLast = async (notice?: string): Promise<void> => {
    const list = await store.list();
    state.setState({ list });
    const last = remembered.read();
    const candidates = [...list.filter(({ id }) => id === last), ...list.filter(({ id }) => id !== last)];
    let failure: Error | null = null;
    for (const { id } of candidates) {
      try {
        if (await openFrom(store, id, notice === undefined ? {} : { notice })) return tell(failure);
      } catch (error) {
        // One that does not open must not keep its person from the others.
        failure ??= expectedFailure(error);
      }
    }
    await createAndShow(await ports.first());
    tell(failure);
  };

  const tell = (failure: Error | null): void => {
    if (failure !== null) state.setState({ problem: failure.message });
  };

  /** What fails for the whole of a workspace is told; bugs are thrown on. */
  const telling = (work: () => Promise<unknown>, firstWords = ""): Promise<void> =>
    inTurn(async () => {
      try {
        await work();
      } catch (error) {
        // Its person cancelled it.
        if (error instanceof DOMException && error.name === "AbortError") return;
        state.setState({ problem: `${firstWords}${expectedFailure(error).message}` });
      }
    });

  /** Another tab may have deleted the workspace that is open here, or brought it back. */
  const lookWhetherItIsThere = (): void => {
    const { open, removed, problem, list } = state.getState();
    const isThere = (id: string) => list.some((summary) => summary.id === id);
    if (removed !== null && isThere(removed.id)) {
      state.setState({ removed: null, problem: problem === goneWords(removed) ? null : problem });
      return;
    }
    if (open === null || open.getState().isSnapshot || isThere(open.getState().summary.id)) return;
    const { summary } = open.getState();
    state.setState({ removed: summary, problem: goneWords(summary) });
  };

  store.onChange(({ what, elsewhere }) => {
    if (what !== "list") return;
    void telling(async () => {
      await refresh();
      if (elsewhere) lookWhetherItIsThere();
    });
  });

  return {
    getState: state.getState,
    getInitialState: state.getInitialState,
    subscribe: state.subscribe,
    commands: {
      start: () => telling(() => openLast()),
      open: (id) =>
        telling(async () => {
          if (!(await openFrom(store, id))) throw new WorkspaceGoneError();
        }),
      refresh: () => telling(refresh),
      create: (beginning, { source, ...work } = {}) =>
        telling(() => createAndShow(beginning, work), source === undefined ? "" : `${source} was not imported. `),
      duplicate: () =>
        telling(async () => {
          const { open, list } = state.getState();
          if (open === null) return;
          const { id, title } = open.getState().summary;
          const titles = new Set(list.map((summary) => summary.title));
          const copy = await store.duplicate(id, freeTitle(`${title} copy`, titles));
          await openFrom(store, copy.id);
          await refresh();
        }),
      remove: (id) =>
        telling(async () => {
          const { open, list } = state.getState();
          const removed = list.find((summary) => summary.id === id) ?? null;
          await store.remove(id);
          state.setState({ removed });
          if (open?.getState().summary.id === id && !open.getState().isSnapshot)
            await openLast(`“${removed?.title ?? ""}” deleted`);
          await refresh();
        }),
      restore: () =>
        telling(async () => {
          const { removed } = state.getState();
          if (removed === null) return;
          await store.restore(removed.id);
          state.setState({ removed: null });
          await openFrom(store, removed.id, { notice: `“${removed.title}” is back` });
          await refresh();
        }),
      showSnapshot: (document, selection) =>
        telling(async () => {
          const separate = ports.snapshotStore();
          await show(await separate.create(document), separate, { selection, isImported: true });
        }),
      keepSnapshot: () =>
        telling(async () => {
          const { open } = state.getState();
          if (open === null) return;
          await createAndShow(await open.commands.document());
        }),
      closeSnapshot: () => telling(() => openLast()),
      reportProblem: (problem) => state.setState({ problem }),
      dismissProblem: () => state.setState({ problem: null }),
    },
  };
}

function goneWords({ title }: WorkspaceSummary): string {
  return `“${title}” was deleted in another tab, and what you do here is lost with it. Undo brings it back; an export keeps a copy.`;
}

/** So many parts are told one by one. */
const toldParts = 3;

function damageWords(damage: readonly string[]): string | null {
  if (damage.length === 0) return null;
  const more = damage.length - toldParts;
  return [...damage.slice(0, toldParts), ...(more > 0 ? [`So it is with ${more} more.`] : [])].join(" ");
}

/** "Banking", then "Banking 2", "Banking 3" … */
export function freeTitle(title: string, taken: ReadonlySet<string>): string {
  if (!taken.has(title)) return title;
  let number = 2;
  while (taken.has(`${title} ${number}`)) number += 1;
  return `${title} ${number}`;
}
