import ts from "typescript-5";

export interface UnexplainedCast {
  readonly line: number;
  readonly text: string;
}

/** Two words at least, and no instruction to a tool. */
const isReason = (comment: string): boolean =>
  /\p{L}+[^\p{L}]+\p{L}+/u.test(comment) && !/^\/[/*]\s*(?:@ts-|oxlint-|eslint-|prettier-)/.test(comment);

/** Lines (from 0) on which a comment stands that can be a reason. Docstrings describe, they do not justify a cast. */
const linesWithReason = (file: ts.SourceFile): Set<number> => {
  const lines = new Set<number>();
  const docstringsCount = file.isDeclarationFile;
  const note = (position: number, end: number): void => {
    const comment = file.text.slice(position, end);
    if ((comment.startsWith("/**") && !docstringsCount) || !isReason(comment)) return;
    const first = file.getLineAndCharacterOfPosition(position).line;
    const last = file.getLineAndCharacterOfPosition(end).line;
    for (let line = first; line <= last; line++) lines.add(line);
  };
  const visit = (node: ts.Node): void => {
    ts.forEachLeadingCommentRange(file.text, node.getFullStart(), note);
    ts.forEachTrailingCommentRange(file.text, node.getEnd(), note);
    for (const child of node.getChildren(file)) if (!ts.isJSDoc(child)) visit(child);
  };
  visit(file);
  return lines;
};

const isConstAssertion = (node: ts.AsExpression | ts.TypeAssertion): boolean =>
  ts.isTypeReferenceNode(node.type) && ts.isIdentifier(node.type.typeName) && node.type.typeName.text === "const";

const enclosingStatement = (node: ts.Node): ts.Node | undefined =>
  ts.findAncestor(
    node,
    (ancestor) => ts.isStatement(ancestor) || ts.isClassElement(ancestor) || ts.isTypeElement(ancestor),
  );

/**
 * Casts (`x as T`, `<T>x`, but not `as const`) and uses of `any` without a reason: a comment on the same line, or on the
 * line before the cast, the expression or the statement that holds it.
 */
export const unexplainedCasts = (fileName: string, text: string): UnexplainedCast[] => {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const reasons = linesWithReason(file);
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  const found: UnexplainedCast[] = [];
  const check = (cast: ts.Node, typeNode: ts.Node): void => {
    const places = [lineOf(typeNode), lineOf(cast), lineOf(enclosingStatement(cast) ?? cast)];
    if (places.some((line) => reasons.has(line) || reasons.has(line - 1))) return;
    found.push({ line: lineOf(typeNode) + 1, text: cast.getText(file).replaceAll(/\s+/g, " ").slice(0, 80) });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) && !isConstAssertion(node))
      check(node, node.type);
    else if (node.kind === ts.SyntaxKind.AnyKeyword) check(node, node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};
