import type { SourceFile, Statement, TransformerFactory } from "typescript-5";
import type { TypeScript } from "./typescript.ts";

/** The module through which a running scenario tells of its steps; the sandbox provides it. */
export const scenarioModuleName = "aggregate-playground/scenario";

/**
 * Makes a scenario tell what it does: `enter(index, text)` before each top-level statement that runs, and
 * `await out(index, value)` around each top-level expression. Indexes count from 0, over the announced statements.
 * Original nodes are kept, so source maps and stack traces lead to the person's own text.
 */
export function instrumentScenario(ts: TypeScript): TransformerFactory<SourceFile> {
  return ({ factory }) =>
    (source) => {
      const flags = ts.GeneratedIdentifierFlags.Optimistic | ts.GeneratedIdentifierFlags.FileLevel;
      const enter = factory.createUniqueName("__enter", flags);
      const out = factory.createUniqueName("__out", flags);

      const announce = (index: number, statement: Statement): Statement => {
        const text = factory.createStringLiteral(statement.getText(source));
        const call = factory.createCallExpression(enter, undefined, [factory.createNumericLiteral(index), text]);
        return factory.createExpressionStatement(call);
      };
      const report = (index: number, statement: Statement): Statement => {
        if (!ts.isExpressionStatement(statement)) return statement;
        const call = factory.createCallExpression(out, undefined, [
          factory.createNumericLiteral(index),
          statement.expression,
        ]);
        return factory.updateExpressionStatement(statement, factory.createAwaitExpression(call));
      };

      const announced = source.statements.filter((statement) => runs(ts, statement));
      if (announced.length === 0) return source;
      const indexes = new Map(announced.map((statement, index) => [statement, index]));
      const told = source.statements.flatMap((statement) => {
        const index = indexes.get(statement);
        return index === undefined ? [statement] : [announce(index, statement), report(index, statement)];
      });

      const specifier = (name: string, local: typeof enter) =>
        factory.createImportSpecifier(false, factory.createIdentifier(name), local);
      const bindings = factory.createNamedImports([specifier("enter", enter), specifier("out", out)]);
      const clause = factory.createImportClause(undefined, undefined, bindings);
      const importing = factory.createImportDeclaration(
        undefined,
        clause,
        factory.createStringLiteral(scenarioModuleName),
      );
      return factory.updateSourceFile(
        source,
        ts.setTextRange(factory.createNodeArray([importing, ...told]), source.statements),
      );
    };
}

/** Imports are done before anything runs, and types are gone by then. */
function runs(ts: TypeScript, statement: Statement): boolean {
  const isDeclared =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return !(
    isDeclared === true ||
    ts.isImportDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEmptyStatement(statement)
  );
}
