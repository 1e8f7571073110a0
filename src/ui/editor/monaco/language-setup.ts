import { registerGrammar } from "./grammar.ts";
import { typescriptDefaults } from "monaco-editor/languages/features/typescript/register";

let isDone = false;

/**
 * Points Monaco at the one worker that compiles too. Before the first model is made; the worker outlives every editor.
 * @param languageWorker gives the running worker; Monaco asks for it when the first TypeScript model appears
 */
export function setUpLanguage(languageWorker: () => Worker): void {
  if (isDone) return;
  isDone = true;
  registerGrammar();
  globalThis.MonacoEnvironment = {
    getWorker: (_id, label) => (label === "typescript" ? languageWorker() : startBaseWorker()),
  };
  // Every file at once: the types of a scenario are in the model.
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setModeConfiguration({
    completionItems: true,
    hovers: true,
    definitions: true,
    references: true,
    documentHighlights: true,
    rename: true,
    documentRangeFormattingEdits: true,
    onTypeFormattingEdits: true,
    signatureHelp: true,
    codeActions: true,
    documentSymbols: false,
    inlayHints: false,
    // Markers come from the compilation, the same that Problems lists.
    diagnostics: false,
  });
}

/** Does what no language is needed for, such as the smallest change that formatting makes; starts when it is asked. */
function startBaseWorker(): Worker {
  return new Worker(new URL("./base.worker.ts", import.meta.url), { type: "module", name: "editor" });
}
