import type { MethodDeclaration, Node } from "typescript-5";
import type { ModelReading } from "./model-reading.ts";

/**
 * Names that a method's own body makes objects of, calls or hands to calls, in the order of the text: `new Shipment(…)`,
 * `Stock.get(…)`, `application.repositoryFor(Stock)`. Which of them are aggregates the model says.
 */
export function reachedClasses({ ts }: ModelReading, method: MethodDeclaration): readonly string[] {
  const reached = new Set<string>();
  const visit = (node: Node): void => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) reached.add(node.expression.text);
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression))
        reached.add(expression.expression.text);
      for (const argument of node.arguments) if (ts.isIdentifier(argument)) reached.add(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  if (method.body !== undefined) visit(method.body);
  return [...reached];
}
