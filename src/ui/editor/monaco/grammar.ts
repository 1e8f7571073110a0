import { languages } from "monaco-editor/editor/editor.api";
import { conf, language } from "monaco-editor/languages/definitions/typescript/typescript";

/** What Monaco's grammar takes for keywords or errors, and a model is full of. */
const modelRules: languages.IMonarchLanguageRule[] = [
  // @banking.aggregate
  [/@[a-zA-Z_$][\w$.]*/, "annotation"],
  // field.string
  [/(\.)(#?[a-z_$][\w$]*)/, ["delimiter", "identifier"]],
  // default: 0
  [/(?:default|unique|type|get|set|of|from|is|as|out|module|object|string|number|symbol)(?=\??:\s*\S)/, "identifier"],
];

let isDone = false;

/** Tells Monaco what TypeScript looks like. The grammar comes with the editor: no second trip for it. */
export function registerGrammar(): void {
  if (isDone) return;
  isDone = true;
  languages.register({ id: "typescript", extensions: [".ts"], aliases: ["TypeScript"] });
  languages.setLanguageConfiguration("typescript", conf);
  const { tokenizer } = language;
  languages.setMonarchTokensProvider("typescript", {
    ...language,
    tokenizer: { ...tokenizer, common: [...modelRules, ...(tokenizer["common"] ?? [])] },
  });
}
