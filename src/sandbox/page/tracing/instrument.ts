import { type AnyNode, type Node, parse } from "acorn";
import type { CompiledModule, SourcePlace } from "../../../document/source.ts";
import { progressModule } from "../../wire.ts";

/** Larger code is not traced: parsing it would hold up the page. */
const maximalLength = 120_000;

export interface Instrumented {
  readonly module: CompiledModule;
  /** By index of the mark: places in the compiled JavaScript as it was. */
  readonly places: readonly SourcePlace[];
}

/**
 * Puts a mark before every statement, and one of another kind into every loop.
 * @param firstMark index of the first mark, so that several modules number theirs apart
 * @returns null for code that cannot be parsed
 */
export function instrument(module: CompiledModule, firstMark: number): Instrumented | null {
  const { file, javascript } = module;
  if (javascript.length > maximalLength) return null;
  try {
    const program = parse(javascript, { ecmaVersion: "latest", sourceType: "module", locations: true });
    const marks = new Marks(module, firstMark);
    marks.visit(program);
    const imports = `\nimport { at as __playgroundAt, loop as __playgroundLoop } from ${JSON.stringify(progressModule)};`;
    return { module: { ...module, file, javascript: marks.written() + imports }, places: marks.places };
  } catch {
    // Code nested so deep that the parser gives up, or syntax of tomorrow.
    return null;
  }
}

interface Insertion {
  readonly offset: number;
  readonly text: string;
}

class Marks {
  readonly places: SourcePlace[] = [];
  readonly #module: CompiledModule;
  readonly #firstMark: number;
  readonly #insertions: Insertion[] = [];

  constructor(module: CompiledModule, firstMark: number) {
    this.#module = module;
    this.#firstMark = firstMark;
  }

  visit(node: AnyNode): void {
    switch (node.type) {
      case "Program":
      case "BlockStatement":
      case "StaticBlock":
        this.#visitList(node.body);
        break;
      case "SwitchCase":
        this.#visitList(node.consequent);
        break;
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        this.#enclose(node.body, this.#mark("Loop", node));
        break;
      case "IfStatement":
        if (node.consequent.type !== "BlockStatement") this.#enclose(node.consequent, "");
        if (node.alternate && node.alternate.type !== "BlockStatement") this.#enclose(node.alternate, "");
        break;
      default:
        break;
    }
    for (const child of childrenOf(node)) this.visit(child);
  }

  written(): string {
    const { javascript } = this.#module;
    // Stable: of two insertions at one place, the outer node's was made first.
    const sorted = this.#insertions.toSorted((left, right) => left.offset - right.offset);
    let text = "";
    let start = 0;
    for (const insertion of sorted) {
      text += javascript.slice(start, insertion.offset) + insertion.text;
      start = insertion.offset;
    }
    return text + javascript.slice(start);
  }

  #visitList(statements: readonly AnyNode[]): void {
    for (const statement of statements) if (runs(statement)) this.#insert(statement.start, this.#mark("At", statement));
  }

  /** Makes a block of a body, so that there is room for a mark. */
  #enclose(body: AnyNode, mark: string): void {
    if (body.type === "BlockStatement") return this.#insert(body.start + 1, mark);
    this.#insert(body.start, `{${mark}${this.#mark("At", body)}`);
    this.#insert(body.end, "}");
  }

  #mark(kind: "At" | "Loop", node: Node): string {
    const index = this.#firstMark + this.places.length;
    this.places.push({
      file: this.#module.file,
      line: node.loc?.start.line ?? 1,
      column: (node.loc?.start.column ?? 0) + 1,
    });
    return `__playground${kind}(${index});`;
  }

  #insert(offset: number, text: string): void {
    this.#insertions.push({ offset, text });
  }
}

function runs(statement: AnyNode): boolean {
  switch (statement.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "FunctionDeclaration":
    case "EmptyStatement":
      return false;
    case "ExpressionStatement":
      // A mark before "use strict" would end the directives.
      return !("directive" in statement);
    default:
      return true;
  }
}

function childrenOf(node: AnyNode): readonly AnyNode[] {
  return Object.values(node).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === "object" && value !== null && "type" in value && "start" in value && typeof value.type === "string"
  );
}
