import type { CompiledModule, SourceFiles, SourcePlace } from "../document/source.ts";
import type { ModelSignatures } from "./signatures.ts";

export interface Diagnostic extends SourcePlace {
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: "error" | "warning";
  /** TypeScript's number: 2322. */
  readonly code: number;
  readonly message: string;
}

export interface Compilation {
  /** Hash of the sources: one text, one code version. */
  readonly codeVersion: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Emitted even when there are type errors; a file with syntax errors has none. */
  readonly modules: readonly CompiledModule[];
  readonly signatures: ModelSignatures;
}

/** The port through which the workspace compiles. Newest wins: an overtaken call resolves to null. */
export interface Compiler {
  compile(files: SourceFiles): Promise<Compilation | null>;
}
