import ts from "typescript-5";

/** The names that Monaco's own TypeScript worker takes from the namespace. */
const monacoNames = [
  "EndOfLineState",
  "IndentStyle",
  "ScriptKind",
  "ScriptTarget",
  "TokenClass",
  "createClassifier",
  "createLanguageService",
  "displayPartsToString",
  "flattenDiagnosticMessageText",
];

/** Which members of a namespace called `ts` or `this.#ts` a source text uses. */
export function usedNames(text: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isNamespace(node.expression)) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest));
  return names;
}

function isNamespace(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === "ts";
  return ts.isPropertyAccessExpression(node) && node.name.text === "#ts";
}

/**
 * Turns Monaco's TypeScript, nine megabytes in one closure whose every part is exported, into a module that a bundler
 * can shake: the language server, the build mode and the refactorings, which no editor in a page asks for, fall away.
 * @param names what is used of the namespace; a name that TypeScript does not have is an error
 */
export function shakeableTypeScript(text: string, names: Iterable<string>): string {
  const file = ts.createSourceFile("typescript.js", closureBody(text), ts.ScriptTarget.Latest, false);
  const locals = exportedLocals(file);
  const kept = [...new Set([...monacoNames, ...names])].sort().map((name) => {
    const local = locals.get(name);
    if (local === undefined) throw new Error(`TypeScript does not export ${name}.`);
    return `${name}: ${local}`;
  });
  return [
    "const require = undefined;",
    ...purified(file),
    `export const typescript = { ${kept.join(", ")} };`,
    `const { ${monacoNames.join(", ")} } = typescript;`,
    `export { ${monacoNames.join(", ")} };`,
  ].join("\n");
}

function closureBody(text: string): string {
  const opening = "((module2) => {";
  const start = text.indexOf(opening);
  const end = text.lastIndexOf("})({ get exports() {");
  if (start < 0 || end < start) throw new Error("Monaco's TypeScript is not the one closure that it was.");
  return text.slice(start + opening.length, end);
}

/** `__export(typescript_exports, { name: () => local, … })`: the whole namespace. */
function exportedLocals(file: ts.SourceFile): ReadonlyMap<string, string> {
  for (const statement of file.statements) {
    const [, members] = exportCall(file, statement, "typescript_exports") ?? [];
    if (members === undefined) continue;
    const pairs = [...members.matchAll(/(\w+): \(\) => (\w+)/g)];
    return new Map(pairs.map(([, name = "", local = ""]) => [name, local]));
  }
  throw new Error("Monaco's TypeScript does not tell what it exports.");
}

/** The statements, with what only looks like an effect marked as pure, and what no one asks for left out. */
function purified(file: ts.SourceFile): readonly string[] {
  const statements = [...file.statements];
  const texts: string[] = [];
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index];
    if (statement === undefined || isLeftOut(file, statement)) continue;
    const name = declaredName(statement);
    const own: string[] = [];
    // What is assigned to a class or a namespace right after its making is part of its making.
    for (let next = statements[index + 1]; name !== null && isAbout(file, next, name); next = statements[index + 1]) {
      own.push(next.getFullText(file));
      index++;
    }
    const text = statement.getFullText(file);
    const isMaking = name !== null && (own.length > 0 || /^\s*var \w+ = class\b/.test(text));
    texts.push(
      isMaking ? `var ${name} = /* @__PURE__ */ (() => { ${text}\n${own.join("")}\nreturn ${name}; })();` : text,
    );
  }
  return texts;
}

function isLeftOut(file: ts.SourceFile, statement: ts.Statement): boolean {
  const text = statement.getText(file);
  return /^(module2\.exports =|registerRefactor\()/.test(text);
}

/** The one name that `var name = class …` or `var name = {}` declares. */
function declaredName(statement: ts.Statement): string | null {
  if (!ts.isVariableStatement(statement)) return null;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) return null;
  const made = declaration.initializer;
  const isEmptyObject = made !== undefined && ts.isObjectLiteralExpression(made) && made.properties.length === 0;
  return isEmptyObject || (made !== undefined && ts.isClassExpression(made)) ? declaration.name.text : null;
}

/** `name.member = …` or `__export(name, …)`. */
function isAbout(file: ts.SourceFile, statement: ts.Statement | undefined, name: string): statement is ts.Statement {
  if (statement === undefined || !ts.isExpressionStatement(statement)) return false;
  if (exportCall(file, statement, name) !== null) return true;
  const { expression } = statement;
  if (!ts.isBinaryExpression(expression) || !ts.isPropertyAccessExpression(expression.left)) return false;
  const { expression: owner } = expression.left;
  return ts.isIdentifier(owner) && owner.text === name;
}

/** @returns the call's target and the text of its members, when the statement is `__export(name, { … })` */
function exportCall(file: ts.SourceFile, statement: ts.Statement, name: string): readonly [string, string] | null {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return null;
  const { expression, arguments: args } = statement.expression;
  const [target, members] = args;
  if (!ts.isIdentifier(expression) || expression.text !== "__export" || target === undefined || members === undefined)
    return null;
  return ts.isIdentifier(target) && target.text === name ? [name, members.getText(file)] : null;
}
