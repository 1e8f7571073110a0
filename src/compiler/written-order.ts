import type { Node, Symbol as TypeScriptSymbol, TypeNode } from "typescript-5";
import type { ModelReading } from "./model-reading.ts";

export type Literal = string | number | boolean;

/**
 * Sorts the literals of a union as a person wrote them. The checker sorts a union by where it first met each member,
 * which may have been in quite another class.
 */
export function inWrittenOrder(
  reading: ModelReading,
  literals: readonly Literal[],
  node: TypeNode | undefined,
): readonly Literal[] {
  if (node === undefined) return literals;
  const written = literalsIn(reading, node, new Set());
  const rank = new Map<Literal, number>();
  for (const literal of written) if (!rank.has(literal)) rank.set(literal, rank.size);
  if (!literals.every((literal) => rank.has(literal))) return literals;
  return [...rank.keys()].filter((literal) => literals.includes(literal));
}

/** Literals in the text of a node and of what its names refer to. */
function literalsIn(reading: ModelReading, node: Node, visited: Set<Node>): readonly Literal[] {
  const { ts, checker } = reading;
  if (visited.has(node)) return [];
  visited.add(node);
  const inside = (other: Node | undefined) => (other === undefined ? [] : literalsIn(reading, other, visited));

  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isNumericLiteral(node)) return [Number(node.text)];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [true];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [false];
  if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) return [-Number(node.operand.text)];
  if (ts.isTypeReferenceNode(node)) return inside(declaredNode(checker.getSymbolAtLocation(node.typeName)));
  if (ts.isTypeQueryNode(node)) return inside(declaredNode(checker.getSymbolAtLocation(node.exprName)));
  if (ts.isIndexedAccessTypeNode(node)) {
    const key =
      ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal)
        ? node.indexType.literal.text
        : null;
    if (key === null) return inside(node.objectType);
    return inside(declaredNode(checker.getPropertyOfType(checker.getTypeAtLocation(node.objectType), key)));
  }
  const found: Literal[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...inside(child));
  });
  return found;

  function declaredNode(symbol: TypeScriptSymbol | undefined): Node | undefined {
    const declaration = symbol?.declarations?.[0];
    if (declaration === undefined) return undefined;
    if (ts.isTypeAliasDeclaration(declaration) || ts.isPropertySignature(declaration)) return declaration.type;
    if (ts.isVariableDeclaration(declaration)) return declaration.initializer;
    // A field: `status: field.string({ choices: ["PENDING", "CONFIRMED"] })`.
    if (ts.isPropertyAssignment(declaration)) return choicesOf(declaration.initializer);
    return ts.isEnumDeclaration(declaration) ? declaration : undefined;
  }

  function choicesOf(initializer: Node): Node | undefined {
    const options = ts.isCallExpression(initializer) ? initializer.arguments[0] : undefined;
    if (options === undefined || !ts.isObjectLiteralExpression(options)) return undefined;
    const choices = options.properties.find((property) => property.name?.getText() === "choices");
    return choices !== undefined && ts.isPropertyAssignment(choices) ? choices.initializer : undefined;
  }
}
