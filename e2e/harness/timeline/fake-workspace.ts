import { createStore } from "zustand/vanilla";
import type { TimelineEntry, TimelineWindow } from "../../../src/store/workspace-store.ts";
import { matchesFilter } from "../../../src/ui/timeline/filter-match.ts";
import { rowOfEntry } from "../../../src/ui/timeline/timeline-row.ts";
import type { Instance, Workspace, WorkspaceCommands, WorkspaceState } from "../../../src/workspace/state.ts";

export interface FakeHistory {
  readonly lastEntry: number;
  readonly entryAt: (number: number) => TimelineEntry | undefined;
  readonly instances: readonly Instance[];
  readonly stateAt: (stream: string, version: number) => Readonly<Record<string, unknown>> | null;
}

type Called = Pick<
  WorkspaceCommands,
  "select" | "setFilter" | "timeline" | "stateAt" | "entriesOfVersion" | "branchFrom"
>;

/** Entries looked through in one filtered read. */
const scanBudget = 5_000;

/** An open workspace over a history that is written by hand: reading, selecting and filtering work, commands do not. */
export function fakeWorkspace(history: FakeHistory, given: Partial<WorkspaceState> = {}) {
  const calls: string[] = [];
  const store = createStore<WorkspaceState>(() => ({ ...emptyState(history), ...given }));
  const set = store.setState;
  const timeline: WorkspaceCommands["timeline"] = async ({
    from,
    limit,
    direction,
    filter,
  }): Promise<TimelineWindow> => {
    const step = direction === "forward" ? 1 : -1;
    const { lastEntry } = store.getState();
    const entries: TimelineEntry[] = [];
    let number = from;
    for (let looked = 0; entries.length < limit && (filter === undefined || looked < scanBudget); looked += 1) {
      const entry = number > lastEntry ? undefined : history.entryAt(number);
      if (entry === undefined) return { entries, next: null };
      if (filter === undefined || matchesFilter(rowOfEntry(entry), filter)) entries.push(entry);
      number += step;
    }
    return { entries, next: number < 1 || number > lastEntry ? null : number };
  };
  const commands: Called = {
    select: (selection) => set((state) => ({ selection: { ...state.selection, ...selection } })),
    setFilter: (filter) => set({ filter }),
    timeline,
    stateAt: (stream, version) => Promise.resolve(history.stateAt(stream, version)),
    entriesOfVersion: async (stream, version) => {
      const { entries } = await timeline({ from: 1, limit: 1_000, direction: "forward", filter: { stream } });
      return entries.filter((entry) => entry.version === version && entry.kind !== "rejected");
    },
    branchFrom: (stream, version) => {
      calls.push(`branch ${stream} ${version}`);
      return Promise.resolve("branch-1");
    },
  };
  // What timeline and inspector never call is not there, and would fail loudly.
  const workspace: Workspace = { ...store, commands: commands as WorkspaceCommands, dispose: () => undefined };
  return { workspace, set, calls };
}

function emptyState({ lastEntry, instances }: FakeHistory): WorkspaceState {
  const now = "2026-03-01T12:00:00.000Z";
  return {
    summary: { id: "w", title: "Banking", createdAt: now, changedAt: now, events: lastEntry, size: 0 },
    isSnapshot: false,
    files: { "model.ts": "", "scenario.ts": "", "specs.ts": "" },
    activeFile: "model.ts",
    compileStatus: "ready",
    diagnostics: [],
    problems: [],
    model: null,
    sandboxStatus: "ready",
    settings: { saveAutomatically: true, commandLimit: 1_000 },
    instances,
    hasMoreInstances: false,
    pendingCommands: [],
    published: [],
    rejections: {},
    console: [],
    notice: null,
    lastEntry,
    filter: {},
    selection: { stream: null, entry: null, version: null },
    reveal: null,
    fileConflict: null,
  };
}
