import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import declarations from "../../../src/engine/api/aggregate-playground.d.ts?raw";
import model from "../../../src/examples/catalogue/banking/model.ts?raw";
import { withFault } from "./faulty-model.ts";

/** Monaco as its manual says, behind an `import()`: the package's own entry, its own workers, the engine's declarations. */
async function mount(element: HTMLElement): Promise<void> {
  const monaco = await import("monaco-editor");
  globalThis.MonacoEnvironment = {
    getWorker: (_id, label) =>
      label === "typescript"
        ? new Worker(new URL("./typescript.worker.ts", import.meta.url), { type: "module" })
        : new Worker(new URL("./editor.worker.ts", import.meta.url), { type: "module" }),
  };
  const { typescriptDefaults, ScriptTarget } = monaco.typescript;
  typescriptDefaults.setCompilerOptions({ target: ScriptTarget.ES2020, allowNonTsExtensions: true, strict: true });
  typescriptDefaults.addExtraLib(
    `declare module "aggregate-playground" {\n${declarations}\n}`,
    "file:///aggregate-playground.d.ts",
  );
  monaco.editor.create(element, {
    model: monaco.editor.createModel(withFault(model), "typescript", monaco.Uri.parse("file:///model.ts")),
    automaticLayout: true,
  });
}

function Page() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current !== null) void mount(box.current);
  }, []);
  return (
    <main>
      <h1>Hello</h1>
      <div ref={box} style={{ width: 800, height: 600 }} />
    </main>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root");
createRoot(root).render(<Page />);
