import { TypeScriptWorker, type WorkerContext } from "monaco-editor/languages/features/typescript/ts.worker";
import type { CompletionInfo, QuickInfo } from "typescript-5";
import type { SourceFiles } from "../document/source.ts";
import { compileProgram } from "./compile-program.ts";
import type { Compilation } from "./compiler.ts";
import { ownFirst, withParametersAsText } from "./editor-answers.ts";
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

  override async getCompletionsAtPosition(path: string, offset: number): Promise<CompletionInfo | undefined> {
    const found = this._languageService.getCompletionsAtPosition(path, offset, { includeSymbol: true });
    return found === undefined ? undefined : ownFirst(found);
  }

  override async getQuickInfoAtPosition(path: string, offset: number): Promise<QuickInfo | undefined> {
    const info = this._languageService.getQuickInfoAtPosition(path, offset);
    return info === undefined ? undefined : withParametersAsText(info);
  }

  compile(files: SourceFiles): Compilation {
    return this.#host.during(files, () => {
      const program = this._languageService.getProgram();
      if (program === undefined) throw new Error("TypeScript made no program.");
      return compileProgram(this.#ts, program, files);
    });
  }
}
