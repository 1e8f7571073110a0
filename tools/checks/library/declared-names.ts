import ts from "typescript-5";

/** Names of the values that a declaration file exports. Types leave nothing to import at run time. */
export const declaredNames = (declarations: string): string[] =>
  ts
    .createSourceFile("api.d.ts", declarations, ts.ScriptTarget.Latest, false)
    .statements.flatMap((statement) => {
      const isExported =
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
      if (!isExported) return [];
      if (ts.isVariableStatement(statement)) {
        return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : []));
      }
      return (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name
        ? [statement.name.text]
        : [];
    })
    .sort();
