/**
 * Prints any value for the Console, as the browser's tools would: short, in one line, whatever the value does.
 * It runs in the model's realm, on the model's values: a proxy may lie, a getter may throw, and neither stops it.
 */

const maximalDepth = 6;
const maximalItems = 100;
const maximalText = 10_000;

export function printValue(value: unknown): string {
  const printed = new Printing().print(value, 0);
  return printed.length > maximalText ? `${printed.slice(0, maximalText)}…` : printed;
}

class Printing {
  readonly #ancestors: object[] = [];
  #budget = maximalText;

  print(value: unknown, depth: number): string {
    const text = this.#printed(value, depth);
    this.#budget -= Math.min(text.length, 100);
    return text;
  }

  #printed(value: unknown, depth: number): string {
    if (typeof value === "string") return printString(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "symbol") return String(value);
    if (Object.is(value, -0)) return "-0";
    if (typeof value === "number" || typeof value === "boolean" || value === undefined) return String(value);
    if (typeof value !== "object" && typeof value !== "function") return typeof value;
    if (value === null) return "null";
    if (this.#ancestors.includes(value)) return "[Circular]";
    if (this.#budget <= 0) return "…";
    this.#ancestors.push(value);
    try {
      return this.#printObject(value, depth);
    } catch {
      return "[unreadable]";
    } finally {
      this.#ancestors.pop();
    }
  }

  #printObject(value: object, depth: number): string {
    if (typeof value === "function") return `[Function ${value.name === "" ? "(anonymous)" : value.name}]`;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Error) return `${nameOf(value)}: ${value.message}`;
    if (depth >= maximalDepth) return Array.isArray(value) ? "[…]" : "{…}";
    if (Array.isArray(value)) return `[${this.#list(value.length, (index) => this.print(value[index], depth + 1))}]`;
    if (value instanceof Set) {
      const items = [...value];
      return `Set {${spaced(this.#list(items.length, (index) => this.print(items[index], depth + 1)))}}`;
    }
    if (value instanceof Map) {
      const entries = [...value];
      const print = (index: number) =>
        `${this.print(entries[index]?.[0], depth + 1)} => ${this.print(entries[index]?.[1], depth + 1)}`;
      return `Map {${spaced(this.#list(entries.length, print))}}`;
    }
    return this.#printFields(value, depth);
  }

  #printFields(value: object, depth: number): string {
    const fields = fieldsOf(value);
    const names = Object.keys(fields);
    const print = (index: number) => {
      const name = names[index] ?? "";
      return `${/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : printString(name)}: ${this.print(fields[name], depth + 1)}`;
    };
    const prefix = nameOf(value) === "Object" || nameOf(value) === "" ? "" : `${nameOf(value)} `;
    return `${prefix}{${spaced(this.#list(names.length, print))}}`;
  }

  #list(length: number, print: (index: number) => string): string {
    const parts: string[] = [];
    for (let index = 0; index < Math.min(length, maximalItems) && this.#budget > 0; index += 1)
      parts.push(print(index));
    if (parts.length < length) parts.push(`… ${length - parts.length} more`);
    return parts.join(", ");
  }
}

/** Elements of a model print as their data; other objects as their own properties. */
function fieldsOf(value: object): Record<string, unknown> {
  if ("toDict" in value && typeof value.toDict === "function") {
    const dict: unknown = Reflect.apply(value.toDict, value, []);
    // An object's properties can be read by name; each one is printed with care.
    if (typeof dict === "object" && dict !== null) return dict as Record<string, unknown>;
  }
  // The same.
  return value as Record<string, unknown>;
}

function nameOf(value: object): string {
  const constructor: unknown = value.constructor;
  if (value instanceof Error && value.name !== "Error") return value.name;
  return typeof constructor === "function" ? constructor.name : "";
}

const spaced = (text: string): string => (text === "" ? "" : ` ${text} `);

function printString(text: string): string {
  return JSON.stringify(text.length > maximalText ? `${text.slice(0, maximalText)}…` : text);
}
