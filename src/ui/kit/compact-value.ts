/**
 * One line of text for any JSON value, at most `limit` characters long, built without ever printing more of the value than
 * that: `{ accountNumber: "1234", amount: 500 }`. Keys stand bare where JavaScript lets them.
 */
export function compactValue(value: unknown, limit: number): string {
  const out = { text: "", limit };
  write(value, out, 0);
  return out.text.length > limit ? `${out.text.slice(0, Math.max(0, limit - 1))}…` : out.text;
}

/** `amount: 500, note: null`: the fields of an object without its braces. */
export function compactFields(fields: Readonly<Record<string, unknown>>, limit: number): string {
  const text = compactValue(fields, limit + 4);
  const inner = text === "{}" ? "" : text.replace(/^\{ /, "").replace(/ \}$/, "");
  return inner.length > limit ? `${inner.slice(0, Math.max(0, limit - 1))}…` : inner;
}

interface Output {
  text: string;
  readonly limit: number;
}

/** Deeper than any aggregate is nested, shallow enough for the stack. */
const maxDepth = 12;
const bareKey = /^[A-Za-z_$][\w$]*$/;

function write(value: unknown, out: Output, depth: number): void {
  if (out.text.length > out.limit) return;
  if (typeof value === "string") out.text += quoted(value, out.limit);
  else if (Array.isArray(value)) writeList(value, out, depth);
  else if (typeof value === "object" && value !== null) writeObject(value, out, depth);
  else out.text += String(value);
}

function writeList(list: readonly unknown[], out: Output, depth: number): void {
  if (list.length === 0) out.text += "[]";
  else if (depth >= maxDepth) out.text += "[…]";
  else {
    out.text += "[";
    for (const [index, item] of list.entries()) {
      if (out.text.length > out.limit) return;
      if (index > 0) out.text += ", ";
      write(item, out, depth + 1);
    }
    out.text += "]";
  }
}

function writeObject(object: object, out: Output, depth: number): void {
  const date = wireDate(object);
  if (date !== null) {
    out.text += date;
    return;
  }
  const keys = Object.keys(object);
  if (keys.length === 0) out.text += "{}";
  else if (depth >= maxDepth) out.text += "{…}";
  else {
    out.text += "{ ";
    for (const [index, key] of keys.entries()) {
      if (out.text.length > out.limit) return;
      if (index > 0) out.text += ", ";
      out.text += `${bareKey.test(key) ? key : quoted(key, out.limit)}: `;
      write(Reflect.get(object, key), out, depth + 1);
    }
    out.text += " }";
  }
}

/** A date on the wire is `{ "$date": ISO 8601 }`; it is read as the date that a person typed. */
function wireDate(object: object): string | null {
  if (!("$date" in object) || typeof object.$date !== "string") return null;
  return object.$date.endsWith("T00:00:00.000Z") ? object.$date.slice(0, 10) : object.$date;
}

/** A long text is cut before it is quoted, so that a megabyte is never escaped for a line of it. */
function quoted(text: string, limit: number): string {
  return text.length > limit ? JSON.stringify(text.slice(0, limit)).slice(0, -1) : JSON.stringify(text);
}
