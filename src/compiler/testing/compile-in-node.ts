import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript-5";
import type { SourceFiles } from "../../document/source.ts";
import { compileProgram } from "../compile-program.ts";
import type { Compilation } from "../compiler.ts";
import { playgroundDeclarations } from "../declarations.ts";
import { SourceHost } from "../source-host.ts";

const libraryFolder = dirname(createRequire(import.meta.url).resolve("typescript-5"));

/** For tests: compiles as the page does, with the same code and the same version of TypeScript. */
export function compileInNode(files: Partial<SourceFiles>): Compilation {
  const whole: SourceFiles = { "model.ts": "", "scenario.ts": "", "specs.ts": "", ...files };
  return host.during(whole, () => {
    const program = service.getProgram();
    if (program === undefined) throw new Error("TypeScript made no program.");
    return compileProgram(ts, program, whole);
  });
}

const host = new SourceHost(ts, { ...playgroundDeclarations, library });
const service = ts.createLanguageService(host);

function library(name: string): string | undefined {
  if (!/^lib\.[\w.]+\.d\.ts$/.test(name)) return undefined;
  return readFileSync(join(libraryFolder, name), "utf8");
}
