import { posix } from "node:path";
import ts from "typescript-5";

/** Specifiers that a built module imports before it runs. What it imports on demand does not count. */
const staticImportsOf = (code: string): string[] =>
  ts
    .createSourceFile("chunk.js", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
    .statements.flatMap((statement) =>
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier &&
      ts.isStringLiteral(statement.moduleSpecifier)
        ? [statement.moduleSpecifier.text]
        : [],
    );

/** All files that a browser must have before the entries run, the entries included, as paths in the built folder. */
export const staticClosure = (entries: readonly string[], read: (path: string) => string): string[] => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const specifier of staticImportsOf(read(path))) visit(posix.join(posix.dirname(path), specifier));
  };
  entries.forEach(visit);
  return [...seen];
};
