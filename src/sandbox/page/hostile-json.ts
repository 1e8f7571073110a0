/** Reading JSON text that hostile code may have written. */

/** Deeper data than this is refused: whoever shows or copies it later may recurse. */
export const maximalDepth = 100;
/** Text of more brackets and commas is refused: a short text of nothing but `{},` would take long to read. */
export const maximalParts = 600_000;

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly kind: "too large" }
  | { readonly ok: false; readonly kind: "refused"; readonly reason: string };

const refused = (reason: string): ParsedJson => ({ ok: false, kind: "refused", reason });

export function parseHostileJson(text: string, maximalLength: number): ParsedJson {
  if (text.length > maximalLength) return { ok: false, kind: "too large" };
  const { depth, parts } = structureOf(text);
  if (parts > maximalParts) return { ok: false, kind: "too large" };
  if (depth > maximalDepth) return refused(`its data nests deeper than ${maximalDepth} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("it is no JSON");
  }
  // The name can only be written out or with escapes: most texts hold neither, and need no walk.
  const mayHoldPrototype = text.includes("__proto__") || /\\u00(?:5f|70|72|6f|74)/i.test(text);
  return mayHoldPrototype && holdsPrototypeKey(value)
    ? refused("its data has a key named __proto__")
    : { ok: true, value };
}

/** How deep brackets nest outside of strings, and how many there are, commas too; what is no JSON is left to the parser. */
export function structureOf(text: string): { readonly depth: number; readonly parts: number } {
  let depth = 0;
  let deepest = 0;
  let parts = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x22:
        index = endOfString(text, index);
        break;
      case 0x5b:
      case 0x7b:
        parts += 1;
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
        break;
      case 0x2c:
        parts += 1;
        break;
    }
  }
  return { depth: deepest, parts };
}

/** Place of the closing quote; the text's end when there is none. */
function endOfString(text: string, opening: number): number {
  let end = text.indexOf('"', opening + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, place: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(place - 1 - backslashes) === 0x5c) backslashes += 1;
  return backslashes % 2 === 1;
}

/** `JSON.parse` makes `__proto__` an own property; a copy by assignment would make it the prototype. */
function holdsPrototypeKey(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null) continue;
    if (Object.hasOwn(next, "__proto__")) return true;
    for (const child of Object.values(next)) waiting.push(child);
  }
  return false;
}
