import { streamPrefixOf } from "../../engine/naming.ts";

/**
 * The prefix of the model's streams, as far as its text tells without running it: a document whose aggregates have no
 * events yet names their streams nowhere else. Undefined when it declares no domain by a plain text.
 */
export function streamPrefixIn(model: string): string | undefined {
  const [, , name] = /\bnew\s+Domain\s*\(\s*(["'`])((?:(?!\1)[^\\$])+)\1/.exec(model) ?? [];
  return name === undefined ? undefined : streamPrefixOf(name);
}
