import type { CustomTransformers, Program } from "typescript-5";
import { type CompiledModule, type FileName, fileNames } from "../document/source.ts";
import { instrumentScenario } from "./instrument-scenario.ts";
import { pathOf } from "./source-paths.ts";
import type { TypeScript } from "./typescript.ts";

/** One ES module for each file that has no syntax error; type errors do not hinder it. */
export function emitModules(ts: TypeScript, program: Program): readonly CompiledModule[] {
  return fileNames.map((file) => emitModule(ts, program, file)).filter((module) => module !== null);
}

function emitModule(ts: TypeScript, program: Program, file: FileName): CompiledModule | null {
  const source = program.getSourceFile(pathOf(file));
  if (source === undefined) throw new Error(`${file} is not part of the program.`);
  if (program.getSyntacticDiagnostics(source).length > 0) return null;

  const transformers: CustomTransformers = file === "scenario.ts" ? { before: [instrumentScenario(ts)] } : {};
  let javascript: string | null = null;
  let sourceMap: string | null = null;
  program.emit(
    source,
    (path, text) => {
      if (path.endsWith(".map")) sourceMap = text;
      else javascript = text;
    },
    undefined,
    false,
    transformers,
  );
  if (javascript === null || sourceMap === null) throw new Error(`TypeScript emitted nothing for ${file}.`);
  return { file, javascript: withoutMapComment(javascript), sourceMap: named(sourceMap, file) };
}

/** The map travels beside the text; the sandbox gives the module an address of its own. */
function withoutMapComment(javascript: string): string {
  return javascript.replace(/\/\/# sourceMappingURL=\S+\s*$/, "");
}

function named(sourceMap: string, file: FileName): string {
  // A version 3 map as TypeScript has just written it.
  const map = JSON.parse(sourceMap) as Readonly<Record<string, unknown>>;
  return JSON.stringify({ ...map, file: file.replace(/\.ts$/, ".js"), sourceRoot: "", sources: [file] });
}
