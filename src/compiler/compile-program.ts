import type { Program } from "typescript-5";
import { fileNames, type SourceFiles } from "../document/source.ts";
import { codeVersionOf } from "./code-version.ts";
import type { Compilation, Diagnostic } from "./compiler.ts";
import { describeClasses } from "./describe-classes.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { emitModules } from "./emit-modules.ts";
import { pathOf } from "./source-paths.ts";
import type { TypeScript } from "./typescript.ts";

/** @param program made from exactly these files */
export function compileProgram(ts: TypeScript, program: Program, files: SourceFiles): Compilation {
  return {
    codeVersion: codeVersionOf(files),
    diagnostics: allDiagnostics(ts, program),
    modules: emitModules(ts, program),
    signatures: { classes: describeClasses(ts, program) },
  };
}

/** Scenario and specs rest on the model: while it cannot be read, only their own syntax errors mean anything. */
function allDiagnostics(ts: TypeScript, program: Program): readonly Diagnostic[] {
  const model = program.getSourceFile(pathOf("model.ts"));
  const isModelReadable = program.getSyntacticDiagnostics(model).length === 0;
  return fileNames.flatMap((file) => diagnosticsOf(ts, program, file, { withTypes: isModelReadable }));
}
