import type { CodeEditor } from "./code-editor.tsx";

let loading: Promise<typeof CodeEditor> | null = null;

/** Monaco and all that needs it, in a chunk of its own; asked for once. Call it early: it only fetches. */
export function loadCodeEditor(): Promise<typeof CodeEditor> {
  loading ??= import("./code-editor.tsx").then((module) => module.CodeEditor);
  return loading;
}
