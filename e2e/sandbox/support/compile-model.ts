import ts from "typescript-5";
import { compilerOptions } from "../../../src/compiler/compiler-options.ts";
import { instrumentScenario } from "../../../src/compiler/instrument-scenario.ts";
import { type FileName, fileNames } from "../../../src/document/source.ts";
import type { Program } from "../../../src/sandbox/protocol.ts";

/** Compiles files as the page does, without looking at their types. */
export function compileModel(files: Readonly<Partial<Record<FileName, string>>>): Program {
  const modules = fileNames.map((file) => {
    const { outputText, sourceMapText = "" } = ts.transpileModule(files[file] ?? "", {
      fileName: file,
      compilerOptions: compilerOptions(ts),
      transformers: file === "scenario.ts" ? { before: [instrumentScenario(ts)] } : {},
    });
    return { file, javascript: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ""), sourceMap: sourceMapText };
  });
  return { codeVersion: JSON.stringify(files), modules };
}
