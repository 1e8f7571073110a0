import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { shakeableTypeScript, usedNames } from "./shake-typescript.ts";

/** Roots of the standard library that the compiler names; what they refer to comes with them. */
const libraryRoots = ["lib.es2024.d.ts", "lib.esnext.disposable.d.ts", "lib.esnext.decorators.d.ts"];

/**
 * Leaves out of Monaco what this page never uses, and Monaco's own modules bring in all the same.
 * - The standard library in the TypeScript worker: only what a model may use, not the DOM's 60,000 lines.
 * - TypeScript itself: only what an editor and our compiler ask of it, not the language server.
 * - The editors that compare two texts.
 * - The module that opens workers imports every feature of the editor; the page names those that it wants.
 */
export const trimMonacoPlugin = (): Plugin => ({
  name: "trim-monaco",
  enforce: "pre",
  async load(id) {
    const path = id.replace(/[?#].*$/, "");
    if (!path.includes("/monaco-editor/esm/vs/")) return null;
    if (path.endsWith("/languages/features/typescript/lib/lib.js")) return trimmedLibrary(path);
    if (path.endsWith("/languages/features/typescript/lib/typescriptServices.js")) return trimmedTypeScript(path);
    if (path.endsWith("/internal/common/workers.js")) return workersModule;
    if (path.endsWith("/widget/diffEditor/diffEditorWidget.js")) return "export class DiffEditorWidget {}";
    if (path.endsWith("/widget/multiDiffEditor/multiDiffEditorWidget.js")) {
      return "export class MultiDiffEditorWidget {}";
    }
    if (path.endsWith("/languages/features/typescript/workerManager.js")) return withoutOwnWorker(path);
    return null;
  },
});

async function trimmedLibrary(path: string): Promise<string> {
  // Monaco's own module, which is data and nothing else.
  const { libFileMap } = (await import(pathToFileURL(path).href)) as { libFileMap: Readonly<Record<string, string>> };
  return `export const libFileMap = ${JSON.stringify(libraryClosure(libFileMap, libraryRoots))};`;
}

async function trimmedTypeScript(path: string): Promise<string> {
  const compiler = fileURLToPath(new URL("../../src/compiler/", import.meta.url));
  const sources = (await readdir(compiler)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const texts = await Promise.all(sources.map((name) => readFile(compiler + name, "utf8")));
  return shakeableTypeScript(await readFile(path, "utf8"), texts.flatMap(usedNames));
}

/** The roots and everything that they refer to; the licence stays in the roots, other files need not repeat it. */
export function libraryClosure(
  library: Readonly<Record<string, string>>,
  roots: readonly string[],
): Record<string, string> {
  const kept: Record<string, string> = {};
  const add = (name: string): void => {
    const text = library[name];
    if (text === undefined) throw new Error(`TypeScript has no library ${name}.`);
    if (name in kept) return;
    kept[name] = roots.includes(name) ? text : text.replace(/^\/\*![\s\S]*?\*\/\s*/, "");
    for (const [, reference] of text.matchAll(/^\/\/\/ <reference lib="([^"]+)"/gm)) add(`lib.${reference}.d.ts`);
  };
  roots.forEach(add);
  return kept;
}

/** Monaco would have its plain TypeScript worker built, which nothing starts. */
async function withoutOwnWorker(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  const trimmed = text.replace(/createWorker: \(\) => new Worker\([^\n]*\n/, "");
  if (trimmed === text) throw new Error("Monaco no longer starts its TypeScript worker where it did.");
  return trimmed;
}

const workersModule = `
import { editor } from "../../editor/editor.api.js";
export function createWebWorker({ label, createData, host, keepIdleModels }) {
  const worker = Promise.resolve(globalThis.MonacoEnvironment.getWorker("", label)).then((worker) => {
    worker.postMessage("ignore");
    worker.postMessage(createData);
    return worker;
  });
  return editor.createWebWorker({ worker, host, keepIdleModels });
}`;
