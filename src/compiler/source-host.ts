import type {
  CompilerOptions,
  IScriptSnapshot,
  LanguageServiceHost,
  ResolvedModuleWithFailedLookupLocations,
  StringLiteralLike,
} from "typescript-5";
import { fileNames, type SourceFiles } from "../document/source.ts";
import { compilerOptions } from "./compiler-options.ts";
import { declarationPath, fileAt, globalsPath, pathOf } from "./source-paths.ts";
import type { TypeScript } from "./typescript.ts";

/** What is known beside a person's own files. */
export interface Declarations {
  /** Text of the globals that the sandbox offers. */
  readonly globals: string;
  /** Name of an importable module → text of its declarations. */
  readonly modules: Readonly<Record<string, string>>;
  /** Standard library: `lib.es2022.d.ts` → text. */
  readonly library: (name: string) => string | undefined;
}

/**
 * Feeds the language service: three files, the declarations, and nothing else. A file's version changes when its text
 * does, and only then, whoever supplied it: so typing, completion and compiling share one program.
 */
export class SourceHost implements LanguageServiceHost {
  readonly #ts: TypeScript;
  readonly #options: CompilerOptions;
  readonly #declarations: ReadonlyMap<string, string>;
  readonly #library: Declarations["library"];
  readonly #seen = new Map<string, { readonly text: string; readonly version: number }>();
  #files: SourceFiles = { "model.ts": "", "scenario.ts": "", "specs.ts": "" };
  #typed: (path: string) => string | undefined = () => undefined;

  constructor(ts: TypeScript, declarations: Declarations) {
    this.#ts = ts;
    this.#options = compilerOptions(ts);
    this.#library = declarations.library;
    const modules = Object.entries(declarations.modules).map(([name, text]) => [declarationPath(name), text] as const);
    this.#declarations = new Map([[globalsPath, declarations.globals], ...modules]);
  }

  /** From now on, texts that an editor holds come before those given by `during`. */
  preferTyped(typed: (path: string) => string | undefined): void {
    this.#typed = typed;
  }

  /** Runs `work` while exactly these texts are seen; they stay for files that no editor holds. */
  during<T>(files: SourceFiles, work: () => T): T {
    const typed = this.#typed;
    this.#files = files;
    this.#typed = () => undefined;
    try {
      return work();
    } finally {
      this.#typed = typed;
    }
  }

  getCompilationSettings(): CompilerOptions {
    return this.#options;
  }

  getScriptFileNames(): string[] {
    return [...fileNames.map(pathOf), ...this.#declarations.keys()];
  }

  getScriptVersion(path: string): string {
    if (fileAt(path) === null) return "0";
    const text = this.readFile(path) ?? "";
    const seen = this.#seen.get(path);
    if (seen?.text === text) return String(seen.version);
    const version = (seen?.version ?? 0) + 1;
    this.#seen.set(path, { text, version });
    return String(version);
  }

  getScriptSnapshot(path: string): IScriptSnapshot | undefined {
    const text = this.readFile(path);
    return text === undefined ? undefined : this.#ts.ScriptSnapshot.fromString(text);
  }

  readFile(path: string): string | undefined {
    const file = fileAt(path);
    if (file !== null) return this.#typed(path) ?? this.#files[file];
    return this.#declarations.get(path) ?? this.#library(path);
  }

  fileExists(path: string): boolean {
    return this.readFile(path) !== undefined;
  }

  getCurrentDirectory(): string {
    return "";
  }

  getDefaultLibFileName(): string {
    return "lib.d.ts";
  }

  resolveModuleNameLiterals(names: readonly StringLiteralLike[]): readonly ResolvedModuleWithFailedLookupLocations[] {
    return names.map(({ text }) => this.#resolve(text));
  }

  #resolve(name: string): ResolvedModuleWithFailedLookupLocations {
    const own = fileNames.find((file) => `./${file}` === `${name}.ts`);
    if (own !== undefined) {
      return {
        resolvedModule: {
          resolvedFileName: pathOf(own),
          extension: this.#ts.Extension.Ts,
          isExternalLibraryImport: false,
        },
      };
    }
    const path = declarationPath(name);
    if (!this.#declarations.has(path)) return { resolvedModule: undefined };
    return {
      resolvedModule: { resolvedFileName: path, extension: this.#ts.Extension.Dts, isExternalLibraryImport: true },
    };
  }
}
