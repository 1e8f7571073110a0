import { createStore } from "zustand/vanilla";
import type { SourceFiles } from "../document/source.ts";
import type { WorkspaceSettings } from "../store/workspace-store.ts";
import { compileAndLoad } from "./compiling.ts";
import { conflictLab } from "./conflict-lab.ts";
import { derive, type Core } from "./core.ts";
import { editing } from "./editing.ts";
import { inTurnOr } from "./expected-failures.ts";
import { invoking } from "./invoking.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { pending } from "./pending.ts";
import type { WorkspacePorts } from "./ports.ts";
import { scenarios } from "./scenarios.ts";
import { selecting } from "./selecting.ts";
import { announce, type Session } from "./session.ts";
import type { Workspace, WorkspaceCommands, WorkspaceState } from "./state.ts";
import { timeTravel } from "./time-travel.ts";
import { readInstances, watching } from "./watching.ts";

/**
 * Opens a stored workspace: what is stored is shown at once, the model follows as soon as it is compiled and loaded.
 * Every change of the state goes through `change` below, and nothing outside of this room can reach it.
 */
export async function createWorkspace(ports: WorkspacePorts): Promise<Workspace> {
  const { stored } = ports;
  const [files, settings, lastEntry] = await Promise.all([stored.files(), stored.settings(), stored.lastEntry()]);
  let core = initialCore(ports, files, settings, lastEntry);
  let isOpen = true;
  const state = createStore<WorkspaceState>(() => derive(core));

  const change = (update: (core: Core) => Partial<Core>): void => {
    if (!isOpen) return;
    const before = { core, state: state.getState() };
    core = { ...core, ...update(core) };
    state.setState(derive(core, before), true);
  };

  const session: Session = { ports, read: () => core, change, inTurn: oneAtATime(), idSeed: ports.ids() };
  let compiled: Promise<void> = Promise.resolve();
  const compile = () => {
    compiled = compileAndLoad(session);
  };
  const { flush, close, restoreDraft, filesChangedElsewhere, ...editingCommands } = editing(session, compile);
  const settled = async (): Promise<void> => {
    flush();
    await compiled;
  };
  const { historyChangedElsewhere, titleChangedElsewhere, ...listCommands } = watching(session);
  const commands: WorkspaceCommands = {
    ...editingCommands,
    ...listCommands,
    ...invoking(session, settled),
    ...pending(session, settled),
    ...scenarios(session, settled),
    ...selecting(session),
    ...timeTravel(session),
    ...conflictLab(session),
    branchWithout: async (entry) => {
      await settled();
      // Seldom asked for, so fetched when it is.
      const { branchWithout } = await import("./never-happened.ts");
      return inTurnOr(session, null, () => branchWithout(session, entry));
    },
    dismissWhatIf: () => change(() => ({ whatIf: null })),
    failNextSave: (failAt) => change(() => ({ failAt, failure: null })),
    rename: (title) =>
      inTurnOr(session, undefined, async () => {
        await stored.rename(title);
        change(({ summary }) => ({ summary: { ...summary, title } }));
        announce(session, `Renamed to “${title}”`);
      }),
  };

  restoreDraft();
  await readInstances(session);
  const unsubscribe = ports.store.onChange(({ workspace, what, elsewhere }) => {
    if (!elsewhere || workspace !== stored.summary.id) return;
    if (what === "files") void filesChangedElsewhere();
    else if (what === "history") void historyChangedElsewhere();
    else void titleChangedElsewhere();
  });
  compile();
  return {
    getState: state.getState,
    getInitialState: state.getInitialState,
    subscribe: state.subscribe,
    commands,
    dispose: () => {
      close();
      unsubscribe();
      ports.sandbox.dispose();
      isOpen = false;
    },
  };
}

function initialCore(
  { stored, isSnapshot = false, notice = null }: WorkspacePorts,
  files: SourceFiles,
  settings: WorkspaceSettings,
  lastEntry: number,
): Core {
  return {
    summary: stored.summary,
    isSnapshot,
    files,
    activeFile: "model.ts",
    compileStatus: "waiting",
    compilation: null,
    loadProblems: [],
    runProblems: [],
    stoppedBy: null,
    program: null,
    loadedCode: null,
    model: null,
    sandboxStatus: "starting",
    settings,
    images: new Map(),
    hasMoreInstances: false,
    replayedUnder: new Map(),
    pending: [],
    retries: new Map(),
    published: [],
    rejections: {},
    console: [],
    notice: notice === null ? null : { text: notice, serial: 1 },
    lastEntry,
    lastStored: [],
    filter: {},
    selection: { stream: null, entry: null, version: null },
    reveal: null,
    fileConflict: null,
    damage: stored.damage,
    whatIf: null,
    conflictLab: null,
    failAt: null,
    failure: null,
    work: null,
    claimedScopes: null,
    idsUsed: 0,
  };
}
