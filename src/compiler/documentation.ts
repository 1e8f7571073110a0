import type { Symbol as TypeScriptSymbol } from "typescript-5";
import type { ModelReading } from "./model-reading.ts";

/** Words that JSDoc takes for tags, though here they name decorators: "rebuilt by @apply methods". */
const decoratorNames = new Set(["apply", "handle", "invariant"]);

/** The JSDoc of a name, `@param` text for a parameter; "" when there is none. */
export function docOf({ ts, checker }: ModelReading, symbol: TypeScriptSymbol | undefined): string {
  if (symbol === undefined) return "";
  const mentions = symbol
    .getJsDocTags(checker)
    .filter(({ name }) => decoratorNames.has(name))
    .map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
  return [ts.displayPartsToString(symbol.getDocumentationComment(checker)), ...mentions].join(" ").trim();
}
