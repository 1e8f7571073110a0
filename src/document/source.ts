/** The files of a workspace that a person edits. `scenario.ts` and `specs.ts` import from "./model". */
export const fileNames = ["model.ts", "scenario.ts", "specs.ts"] as const;
export type FileName = (typeof fileNames)[number];
export type SourceFiles = Readonly<Record<FileName, string>>;

/** A place in a person's own source; line and column count from 1. */
export interface SourcePlace {
  readonly file: FileName;
  readonly line: number;
  readonly column: number;
}

/** One ES module, its decorators lowered, with a source map back to the TypeScript. */
export interface CompiledModule {
  readonly file: FileName;
  readonly javascript: string;
  /** Source map, version 3, as JSON text. */
  readonly sourceMap: string;
}
