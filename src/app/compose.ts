import { createStore } from "zustand/vanilla";
import { createWorkerCompiler } from "../compiler/worker-compiler.ts";
import { examples } from "../examples/catalogue/examples.ts";
import { lessons } from "../lessons/lessons.ts";
import type { WorkspaceStore } from "../store/workspace-store.ts";
import { editorFetched } from "../ui/editor/editor-fetched.ts";
import { ActionRegistry } from "../ui/kit/actions.tsx";
import { createWorkspace } from "../workspace/workspace.ts";
import { createWorkspaces } from "../workspace/workspaces.ts";
import { createAppearance } from "./appearance.ts";
import { createCommandLimit } from "./command-limit.ts";
import { draftsIn } from "./drafts.ts";
import { codeWanted } from "./embedding.ts";
import { firstPaint } from "./first-paint.ts";
import { createKeeping } from "./keeping.ts";
import { lazySandbox } from "./lazy-sandbox.ts";
import { createLessonProgress } from "./lesson-progress.ts";
import { createLongWork } from "./long-work.ts";
import { createOpenedLinks } from "./opened-links.ts";
import { rememberedValues } from "./remembered-values.ts";

const greetedKey = "aggregate-playground:greeted";
const lastOpenedKey = "aggregate-playground:workspace";

export interface ComposeOptions {
  readonly store: WorkspaceStore;
  /** Why nothing can be kept in this browser, and what to do; null when all is well. */
  readonly storageProblem: string | null;
  /** A store of its own for each shared snapshot. */
  readonly memoryStore: () => WorkspaceStore;
  /** The page stands in a frame of somebody else's: nothing is kept, and the code waits until it is asked for. */
  readonly isEmbedded: boolean;
}

/** The page's parts, wired together: the only place that knows which adapter stands behind which port. */
export function compose({ store, storageProblem, memoryStore, isEmbedded }: ComposeOptions) {
  const values = rememberedValues(() => (isEmbedded ? null : window.localStorage));
  const commandLimit = createCommandLimit(values);
  const compiler = createWorkerCompiler();
  const isKept = storageProblem === null && !isEmbedded;
  const code = codeWanted(!isEmbedded);
  // The worker is as large as the editor: fetched side by side, each would slow the other down.
  const beforeCompiling = firstPaint().then(editorFetched);
  const workspaces = createWorkspaces({
    store,
    snapshotStore: memoryStore,
    open: ({ stored, store: from, isSnapshot, isImported, openAnother, notice }) =>
      createWorkspace({
        stored,
        store: from,
        isSnapshot,
        isImported,
        ...(isSnapshot ? {} : { drafts: draftsIn(values) }),
        openWorkspace: openAnother,
        notice,
        compiler: { compile: (files) => code.wanted.then(() => beforeCompiling).then(() => compiler.compile(files)) },
        sandbox: lazySandbox(
          () => import("../sandbox/create-sandbox.ts").then(({ createSandbox }) => createSandbox({ document })),
          () => commandLimit.getState().seconds * 1000,
        ),
        clock: Date.now,
        ids: () => crypto.randomUUID(),
        timers: {
          set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
          clear: (timer) => window.clearTimeout(timer),
        },
      }),
    remembered: { read: () => values.read(lastOpenedKey), write: (id) => values.write(lastOpenedKey, id) },
    first: firstExample,
  });
  // Until another workspace is opened, or its person closes it.
  const recents = createStore<{ readonly areShown: boolean }>(() => ({ areShown: true }));
  workspaces.subscribe(({ open }, before) => {
    if (before.open !== null && open !== before.open) recents.setState({ areShown: false });
  });
  const greeting = createStore<{ readonly isNew: boolean }>(() => ({ isNew: values.read(greetedKey) === null }));
  greeting.subscribe(({ isNew }) => values.write(greetedKey, isNew ? null : "yes"));
  return {
    workspaces,
    isEmbedded,
    code,
    /** Whether to greet a person who is here for the first time. */
    greeting,
    recents,
    storageProblem,
    commandLimit,
    appearance: createAppearance(values, document.documentElement),
    actions: new ActionRegistry(),
    // Missing on pages without a secure context.
    keeping: createKeeping(workspaces, "storage" in navigator ? navigator.storage : undefined, isKept),
    longWork: createLongWork(),
    links: createOpenedLinks(workspaces, window),
    lessonProgress: createLessonProgress(lessons, values),
    languageWorker: () => compiler.languageWorker(),
  };
}

export type Parts = ReturnType<typeof compose>;

async function firstExample() {
  const [banking] = examples;
  if (banking === undefined) throw new Error("There is no example to begin with.");
  return { title: banking.title, files: await banking.files() };
}
