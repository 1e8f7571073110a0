import type { CompletionInfo, QuickInfo, SymbolDisplayPart } from "typescript-5";
import { fileAt } from "./source-paths.ts";

/** TypeScript sorts by this text first; its own begin with "1". */
const beforeTheirs = "0";

/**
 * What a person declared comes before what the modelling API brings along: `withdraw` before `toDict`.
 * @param completions asked for with their symbols; these stay here, they cannot travel to the page
 */
export function ownFirst(completions: CompletionInfo): CompletionInfo {
  return {
    ...completions,
    entries: completions.entries.map(({ symbol, ...entry }) => {
      const isOwn = symbol?.declarations?.some((declaration) => fileAt(declaration.getSourceFile().fileName) !== null);
      return isOwn === true ? { ...entry, sortText: beforeTheirs + entry.sortText } : entry;
    }),
  };
}

/** Tells parameters in the documentation's own words, one a line, instead of as tags. */
export function withParametersAsText(info: QuickInfo): QuickInfo {
  const { documentation = [], tags = [] } = info;
  const lines = tags.filter(({ name }) => name === "param").map(({ text = [] }) => parameterLine(text));
  if (lines.length === 0) return info;
  const text: SymbolDisplayPart = { kind: "text", text: `\n\n${lines.join("\n")}` };
  return { ...info, documentation: [...documentation, text], tags: tags.filter(({ name }) => name !== "param") };
}

function parameterLine(parts: readonly SymbolDisplayPart[]): string {
  const [name, ...rest] = parts;
  const words = rest
    .map((part) => part.text)
    .join("")
    .trim();
  return words === "" ? `- \`${name?.text ?? ""}\`` : `- \`${name?.text ?? ""}\` ${words}`;
}
