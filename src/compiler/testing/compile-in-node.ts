import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript-5";
import type { SourceFiles } from "../../document/source.ts";
import { compileProgram } from "../compile-program.ts";
import type { Compilation } from "../compiler.ts";
import { playgroundDeclarations } from "../declarations.ts";
import type { TypeScript } from "../typescript.ts";
import { SourceHost } from "../source-host.ts";

const libraryFolder = dirname(createRequire(import.meta.url).resolve("typescript-5"));

/** For tests: compiles as the page does, with the same code and the same version of TypeScript. */
export const compileInNode = compilerInNode(ts);

/** The same with another copy of TypeScript, such as the one that the build has trimmed. */
export function compilerInNode(typescript: TypeScript): (files: Partial<SourceFiles>) => Compilation {
  const host = new SourceHost(typescript, { ...playgroundDeclarations, library });
  const service = typescript.createLanguageService(host);
  return (files) => {
    const whole: SourceFiles = { "model.ts": "", "scenario.ts": "", "specs.ts": "", ...files };
    return host.during(whole, () => {
      const program = service.getProgram();
      if (program === undefined) throw new Error("TypeScript made no program.");
      return compileProgram(typescript, program, whole);
    });
  };
}

function library(name: string): string | undefined {
  if (!/^lib\.[\w.]+\.d\.ts$/.test(name)) return undefined;
  return readFileSync(join(libraryFolder, name), "utf8");
}
