import type { Program, SourceFile, TypeChecker } from "typescript-5";
import { ModelNames } from "./model-names.ts";
import { pathOf } from "./source-paths.ts";
import type { TypeScript } from "./typescript.ts";

/** What the description of a model is read with. */
export interface ModelReading {
  readonly ts: TypeScript;
  readonly checker: TypeChecker;
  readonly names: ModelNames;
  readonly source: SourceFile;
}

export function readModel(ts: TypeScript, program: Program): ModelReading {
  const source = program.getSourceFile(pathOf("model.ts"));
  if (source === undefined) throw new Error("model.ts is not part of the program.");
  const checker = program.getTypeChecker();
  return { ts, checker, names: new ModelNames(ts, checker), source };
}
