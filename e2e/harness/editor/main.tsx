import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createWorkerCompiler } from "../../../src/compiler/worker-compiler.ts";
import { files } from "../../../src/examples/catalogue/banking/files.ts";
import { Console } from "../../../src/ui/console/console.tsx";
import { Editor } from "../../../src/ui/editor/editor.tsx";
import { WorkspaceProvider } from "../../../src/ui/kit/workspace-context.tsx";
import { Problems } from "../../../src/ui/problems/problems.tsx";
import { FakeSandbox } from "../../../src/workspace/testing/fake-sandbox.ts";
import { FakeStore } from "../../../src/workspace/testing/fake-store.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import "../../../src/ui/kit/tokens.css";
import "../../../src/ui/kit/base.css";
import "./harness.css";

/** The real workspace and compiler on a store and a sandbox of their own: what the editor's tests look at. */
const store = new FakeStore();
const compiler = createWorkerCompiler();
const stored = await store.create({ title: "Banking", files });
const workspace = await createWorkspace({
  stored,
  store,
  compiler,
  sandbox: new FakeSandbox(),
  clock: () => Date.now(),
  ids: () => crypto.randomUUID(),
  timers: {
    set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
    clear: (timer) => window.clearTimeout(timer),
  },
});

export interface EditorHarness {
  readonly workspace: typeof workspace;
  readonly compiler: typeof compiler;
  /** Saves as another tab would. */
  readonly saveElsewhere: (model: string) => Promise<void>;
}

const harness: EditorHarness = {
  workspace,
  compiler,
  saveElsewhere: async (model) => {
    const other = await store.anotherTab().open(stored.summary.id);
    if (other === null) throw new Error("The workspace is gone.");
    await other.saveFiles({ ...(await other.files()), "model.ts": model });
  },
};
Reflect.set(window, "harness", harness);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root");
createRoot(root).render(
  <StrictMode>
    <WorkspaceProvider workspace={workspace}>
      <h1 className="harness-title">Editor, problems and console on their own</h1>
      <Editor languageWorker={compiler.languageWorker} />
      <Problems />
      <Console />
    </WorkspaceProvider>
  </StrictMode>,
);
