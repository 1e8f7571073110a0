import { parse } from "es-module-lexer/js";
import type { CompiledModule } from "../../document/source.ts";
import type { Program, ThrownError } from "../protocol.ts";
import { importableModules, modelModule, progressModule, type PreparedModule, type PreparedProgram } from "../wire.ts";
import { moduleName } from "../worker/module-addresses.ts";

export type Preparation =
  | { readonly ok: true; readonly program: PreparedProgram }
  /** An import that leads nowhere. */
  | { readonly ok: false; readonly error: ThrownError };

/**
 * Takes modules apart at their imports, for the worker to put the addresses in, and gives each one a name and its source
 * map for the browser's own tools. Positions stay what they were: nothing is put in before the end but the addresses.
 * @param options.isTraced the code bears marks, and may import where they are told
 */
export function prepareProgram(
  program: Program,
  { isTraced }: { readonly isTraced: boolean } = { isTraced: false },
): Preparation {
  const modules: PreparedModule[] = [];
  for (const compiled of program.modules) {
    const prepared = prepareModule(compiled, isTraced);
    if ("message" in prepared) {
      // Scenario and specs may be wrong without taking the model away: they say so when they are run.
      if (compiled.file === "model.ts") return { ok: false, error: prepared };
      modules.push(failing(compiled, prepared));
    } else modules.push(prepared);
  }
  return { ok: true, program: { modules } };
}

function prepareModule(compiled: CompiledModule, isTraced: boolean): PreparedModule | ThrownError {
  const { file, sourceMap } = compiled;
  const text = withoutNames(compiled.javascript);
  const pieces: string[] = [];
  const imports: string[] = [];
  let start = 0;
  let found;
  try {
    [found] = parse(text, file);
  } catch (error) {
    return importError(file, 1, 1, `${file} is no module: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const { n: name, s, e, d } of found) {
    // -1 for a static import, -2 for `import.meta`, else where a dynamic import begins.
    const isStatic = d === -1;
    if (name === undefined || d < -1) continue;
    if (!isKnown(name, file) && !(isTraced && name === progressModule)) {
      // The policy refuses to load it; only a static import would keep the whole module from running.
      if (!isStatic) continue;
      const { line, column } = positionOf(text, s);
      return importError(file, line, column, unknownImport(name, file));
    }
    // A dynamic import's specifier is an expression, quotes included.
    const quote = isStatic ? 0 : 1;
    pieces.push(text.slice(start, s + quote));
    imports.push(name);
    start = e - quote;
  }
  pieces.push(
    `${text.slice(start)}\n//# sourceURL=${moduleName(file)}\n//# sourceMappingURL=${dataAddress(sourceMap)}\n`,
  );
  return { file, pieces, imports };
}

function isKnown(name: string, file: CompiledModule["file"]): boolean {
  return name === modelModule ? file !== "model.ts" : importableModules.some((known) => known === name);
}

function unknownImport(name: string, file: string): string {
  const available = [
    '"aggregate-playground"',
    ...(file === "model.ts" ? [] : [`"${modelModule}"`]),
    ...(file === "specs.ts" ? ['"vitest"'] : []),
  ];
  return `There is no module "${name}" here. ${file} can import ${available.join(" and ")}; nothing is loaded from elsewhere.`;
}

function importError(file: CompiledModule["file"], line: number, column: number, message: string): ThrownError {
  return { name: "ImportError", message, messages: null, stack: [{ function: "", file, line, column }] };
}

/** A module that throws when it is run what was found when it was prepared, at the line of the import. */
function failing({ file, sourceMap }: CompiledModule, { message, stack }: ThrownError): PreparedModule {
  const line = stack[0]?.line ?? 1;
  const text = `${"\n".repeat(line - 1)}throw Object.assign(new Error(${JSON.stringify(message)}), { name: "ImportError" });`;
  return {
    file,
    pieces: [`${text}\n//# sourceURL=${moduleName(file)}\n//# sourceMappingURL=${dataAddress(sourceMap)}\n`],
    imports: [],
  };
}

/** A person's own `sourceURL` could pass a stack's frame off as another file's. Same length, so that columns stay. */
export function withoutNames(javascript: string): string {
  return javascript.replace(/(\/[/*])[#@](?=\s+source(?:Mapping)?URL\s*=)/g, "$1 ");
}

function dataAddress(sourceMap: string): string {
  const bytes = new TextEncoder().encode(sourceMap);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:application/json;charset=utf-8;base64,${btoa(binary)}`;
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
