/** Monaco's grammar of TypeScript, which comes without types. */
declare module "monaco-editor/languages/definitions/typescript/typescript" {
  import type { languages } from "monaco-editor/editor/editor.api";

  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage & {
    readonly tokenizer: Readonly<Record<string, languages.IMonarchLanguageRule[]>>;
  };
}
