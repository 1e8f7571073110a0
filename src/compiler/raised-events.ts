import type { Expression, MethodDeclaration, Node } from "typescript-5";
import type { ModelReading } from "./model-reading.ts";

/**
 * Names of the event classes that a method's own body raises, in the order of the text: `this.raise(new Withdrawn(…))`,
 * `this.root.raise(event)`. What it raises through other methods is theirs to tell.
 */
export function raisedEvents(reading: ModelReading, method: MethodDeclaration): readonly string[] {
  const { ts } = reading;
  const raised = new Set<string>();
  const visit = (node: Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "raise"
    ) {
      const event = node.arguments[0];
      const name = event === undefined ? null : eventName(reading, event);
      if (name !== null) raised.add(name);
    }
    ts.forEachChild(node, visit);
  };
  if (method.body !== undefined) visit(method.body);
  return [...raised];
}

function eventName({ ts, checker, names }: ModelReading, event: Expression): string | null {
  if (ts.isNewExpression(event) && ts.isIdentifier(event.expression)) return event.expression.text;
  return names.classOf(checker.getTypeAtLocation(event).getSymbol())?.name?.text ?? null;
}
