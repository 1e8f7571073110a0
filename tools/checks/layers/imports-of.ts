import ts from "typescript-5";

export interface Import {
  readonly specifier: string;
  /** A type leaves no trace in what runs. */
  readonly kind: "type" | "value";
  readonly line: number;
}

const onlyTypes = (elements: readonly { isTypeOnly: boolean }[]): boolean =>
  elements.length > 0 && elements.every((element) => element.isTypeOnly);

const importsOnlyTypes = ({ importClause }: ts.ImportDeclaration): boolean => {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  return !importClause.name && bindings !== undefined && ts.isNamedImports(bindings) && onlyTypes(bindings.elements);
};

const exportsOnlyTypes = ({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean =>
  isTypeOnly || (exportClause !== undefined && ts.isNamedExports(exportClause) && onlyTypes(exportClause.elements));

/** `new URL("./worker.ts", import.meta.url)`, by which workers are named. */
const isUrlOfModule = (node: ts.NewExpression): boolean =>
  ts.isIdentifier(node.expression) &&
  node.expression.text === "URL" &&
  node.arguments?.[1]?.getText() === "import.meta.url";

const found = (node: ts.Node): { specifier: ts.Node | undefined; kind: Import["kind"] } | undefined => {
  if (ts.isImportDeclaration(node)) {
    return { specifier: node.moduleSpecifier, kind: importsOnlyTypes(node) ? "type" : "value" };
  }
  if (ts.isExportDeclaration(node)) {
    return { specifier: node.moduleSpecifier, kind: exportsOnlyTypes(node) ? "type" : "value" };
  }
  if (ts.isImportTypeNode(node)) {
    return { specifier: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, kind: "type" };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: node.arguments[0], kind: "value" };
  }
  if (ts.isNewExpression(node) && isUrlOfModule(node)) return { specifier: node.arguments?.[0], kind: "value" };
  return undefined;
};

/** Everything that one file reaches for: imports, re-exports, `import()`, import types, and URLs of modules. */
export const importsOf = (fileName: string, text: string): Import[] => {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const { specifier, kind } = found(node) ?? {};
    if (kind && specifier && ts.isStringLiteralLike(specifier)) {
      const { line } = file.getLineAndCharacterOfPosition(specifier.getStart(file));
      imports.push({ specifier: specifier.text, kind, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return imports;
};
