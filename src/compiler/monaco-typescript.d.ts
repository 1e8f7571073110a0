/** Monaco's TypeScript worker, which comes without types: the part of it that is built upon. */
declare module "monaco-editor/languages/features/typescript/ts.worker" {
  import type { CompletionInfo, LanguageService, QuickInfo } from "typescript-5";

  /** An editor's model, kept in step in the worker. */
  export interface MirrorModel {
    readonly uri: { toString(): string };
    getValue(): string;
  }
  export interface WorkerContext {
    getMirrorModels(): readonly MirrorModel[];
  }
  export interface CreateData {
    readonly compilerOptions: object;
    readonly extraLibs: object;
    readonly inlayHintsOptions: object;
  }
  /** Answers Monaco's calls (`getQuickInfoAtPosition` and its kin) out of its language service. */
  export class TypeScriptWorker {
    constructor(context: WorkerContext, createData: CreateData);
    protected _languageService: LanguageService;
    getCompletionsAtPosition(path: string, offset: number): Promise<CompletionInfo | undefined>;
    getQuickInfoAtPosition(path: string, offset: number): Promise<QuickInfo | undefined>;
  }
  /** Waits for Monaco's second message, then serves what `create` returns. */
  export function initialize(create: (context: WorkerContext) => TypeScriptWorker): void;
  export const ts: { readonly typescript: typeof import("typescript-5") };
  export const libFileMap: Readonly<Record<string, string>>;
}
