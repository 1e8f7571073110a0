export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "mark";
  readonly text: string;
}

const pattern = /"(?:[^"\\]|\\.)*"(?=\s*:)|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;

/** Cuts JSON text into what is coloured alike; joined, the tokens are the text again, whatever it is. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: "mark", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    tokens.push({ kind: kindOf(match[0], text, end), text: match[0] });
  }
  if (end < text.length) tokens.push({ kind: "mark", text: text.slice(end) });
  return tokens;
}

function kindOf(token: string, text: string, end: number): JsonToken["kind"] {
  if (token.startsWith('"')) return /^\s*:/.test(text.slice(end, end + 8)) ? "key" : "string";
  return /^-?\d/.test(token) ? "number" : "word";
}
