import type { CompilerOptions } from "typescript-5";
import type { TypeScript } from "./typescript.ts";

/** Roots of the standard library that user code may use: no DOM, for the sandbox has none. */
export const libraryRoots = ["lib.es2024.d.ts", "lib.esnext.disposable.d.ts", "lib.esnext.decorators.d.ts"] as const;

export function compilerOptions(ts: TypeScript): CompilerOptions {
  return {
    // Standard decorators and `using` are lowered by this target: no browser runs decorators yet.
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // A scenario without imports is a module too, and may await.
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: [...libraryRoots],
    // Otherwise TypeScript looks for replacements of its libraries in node_modules.
    libReplacement: false,
    types: [],
    strict: true,
    sourceMap: true,
    // The browser's own tools show the person's TypeScript from it.
    inlineSources: true,
    noEmitOnError: false,
    newLine: ts.NewLineKind.LineFeed,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
  };
}
