import type { SourceFiles } from "../../document/source.ts";
import type { WorkspaceStore } from "../../store/workspace-store.ts";
import type { Drafts } from "../ports.ts";
import type { Workspace } from "../state.ts";
import { createWorkspace } from "../workspace.ts";
import { FakeCompiler } from "./fake-compiler.ts";
import { FakeSandbox } from "./fake-sandbox.ts";
import { FakeStore } from "./fake-store.ts";

/** Timers that run when a test says so. */
export class FakeTimers {
  readonly #waiting = new Map<number, () => void>();
  #last = 0;

  readonly set = (callback: () => void): number => {
    this.#last += 1;
    this.#waiting.set(this.#last, callback);
    return this.#last;
  };

  readonly clear = (timer: number): void => {
    this.#waiting.delete(timer);
  };

  /** Lets the pause after the last keystroke pass. */
  pass(): void {
    const due = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const callback of due) callback();
  }
}

export interface OpenedWorkspace<Store extends WorkspaceStore = FakeStore> {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly compiler: FakeCompiler;
  readonly sandbox: FakeSandbox;
  readonly timers: FakeTimers;
  readonly opened: string[];
}

export const sources: SourceFiles = {
  "model.ts": 'new Domain("Banking")',
  "scenario.ts": "scenario",
  "specs.ts": "specs",
};

interface OpenOptions {
  readonly id?: string;
  readonly seed?: string;
  readonly drafts?: Drafts;
}

/** A workspace on fakes, its model loaded. With `store` and `id`, opens what another tab has made. */
export function openWorkspace(options: OpenOptions & { readonly store?: FakeStore } = {}): Promise<OpenedWorkspace> {
  return openWorkspaceOn(options.store ?? new FakeStore(), options);
}

/** The same on a store of one's own. */
export async function openWorkspaceOn<Store extends WorkspaceStore>(
  store: Store,
  { id, seed = "seed", drafts }: OpenOptions = {},
): Promise<OpenedWorkspace<Store>> {
  const stored = id === undefined ? await store.create({ title: "Banking", files: sources }) : await store.open(id);
  if (stored === null) throw new Error(`No workspace ${id}`);
  const [compiler, sandbox, timers, opened] = [
    new FakeCompiler(),
    new FakeSandbox(),
    new FakeTimers(),
    new Array<string>(),
  ];
  let now = Date.parse("2026-03-01T12:00:00.000Z");
  const clock = () => (now += 1000);
  const workspace = await createWorkspace({
    stored,
    store,
    compiler,
    sandbox,
    timers,
    clock,
    ids: () => seed,
    ...(drafts === undefined ? {} : { drafts }),
    openWorkspace: (other) => opened.push(other),
  });
  await until(workspace, ({ compileStatus }) => compileStatus === "ready");
  return { workspace, store, compiler, sandbox, timers, opened };
}

/** Resolves as soon as the state is as expected. */
export function until(
  workspace: Workspace,
  isSo: (state: ReturnType<Workspace["getState"]>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    if (isSo(workspace.getState())) return resolve();
    const unsubscribe = workspace.subscribe((state) => {
      if (!isSo(state)) return;
      unsubscribe();
      resolve();
    });
  });
}
