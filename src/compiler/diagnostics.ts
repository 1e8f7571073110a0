import type { Diagnostic as TypeScriptDiagnostic, Program } from "typescript-5";
import type { FileName } from "../document/source.ts";
import type { Diagnostic } from "./compiler.ts";
import { placeAt } from "./places.ts";
import { pathOf } from "./source-paths.ts";
import type { TypeScript } from "./typescript.ts";

/** What TypeScript finds wrong in one file, in the order of the text. */
export function diagnosticsOf(
  ts: TypeScript,
  program: Program,
  file: FileName,
  { withTypes }: { readonly withTypes: boolean },
): readonly Diagnostic[] {
  const source = program.getSourceFile(pathOf(file));
  if (source === undefined) throw new Error(`${file} is not part of the program.`);
  const syntactic = program.getSyntacticDiagnostics(source);
  // Types of a half-written statement only repeat in other words what the syntax error says.
  const found = syntactic.length > 0 || !withTypes ? syntactic : program.getSemanticDiagnostics(source);
  return found
    .map((diagnostic) => describe(ts, file, diagnostic))
    .filter((diagnostic) => diagnostic !== null)
    .sort((left, right) => left.line - right.line || left.column - right.column);
}

function describe(ts: TypeScript, file: FileName, diagnostic: TypeScriptDiagnostic): Diagnostic | null {
  const isError = diagnostic.category === ts.DiagnosticCategory.Error;
  if (!isError && diagnostic.category !== ts.DiagnosticCategory.Warning) return null;
  const { file: source, start = 0, length = 0, code } = diagnostic;
  if (source === undefined) return null;
  const end = placeAt(source, file, start + length);
  return {
    ...placeAt(source, file, start),
    endLine: end.line,
    endColumn: end.column,
    severity: isError ? "error" : "warning",
    code,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  };
}
