import { TypeScriptWorker, type WorkerContext } from "monaco-editor/languages/features/typescript/ts.worker";
import type { SourceFiles } from "../document/source.ts";
import { compileProgram } from "./compile-program.ts";
import type { Compilation } from "./compiler.ts";
import type { SourceHost } from "./source-host.ts";
import type { TypeScript } from "./typescript.ts";

/**
 * Monaco's TypeScript worker with a compiler in it: completion, hover, diagnostics, modules and signatures come from one
 * language service, which parses each text once.
 */
export class LanguageWorker extends TypeScriptWorker {
  readonly #ts: TypeScript;
  readonly #host: SourceHost;

  constructor(ts: TypeScript, host: SourceHost) {
    super(
      { getMirrorModels: () => [] },
      { compilerOptions: host.getCompilationSettings(), extraLibs: {}, inlayHintsOptions: {} },
    );
    this.#ts = ts;
    this.#host = host;
    this._languageService = ts.createLanguageService(host);
  }

  /** From now on the editor's models are what completion and hover look at: they are ahead of the last compilation. */
  follow(context: WorkerContext): void {
    this.#host.preferTyped((path) =>
      context
        .getMirrorModels()
        .find(({ uri }) => uri.toString() === path)
        ?.getValue(),
    );
  }

  compile(files: SourceFiles): Compilation {
    return this.#host.during(files, () => {
      const program = this._languageService.getProgram();
      if (program === undefined) throw new Error("TypeScript made no program.");
      return compileProgram(this.#ts, program, files);
    });
  }
}
