import ts from "typescript-5";

export interface TestTitle {
  readonly title: string;
  readonly line: number;
  /** A `test`, as opposed to a `describe`, which proves nothing by itself. */
  readonly isTest: boolean;
  /** Titles of the groups around it, the outermost first. */
  readonly groups: readonly string[];
}

/** Ways of writing a test that never runs, or is meant to fail. */
const provesNothing = new Set(["skip", "todo", "fixme", "fails", "fail", "skipIf", "runIf"]);

/** The names of a call like `test`, `test.each([…])` or `test.describe.concurrent`. */
const namesOf = (callee: ts.Expression): string[] => {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...namesOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return namesOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return namesOf(callee.tag);
  return [];
};

const textOf = (node: ts.Expression | undefined): string | undefined => {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.head.text : undefined;
};

/** `{ name: "STO1 …", run() { … } }`: a case of a contract suite, which runs all of them for every adapter. */
const caseTitleOf = (node: ts.ObjectLiteralExpression): string | undefined => {
  const named = (name: string) => node.properties.find((property) => property.name?.getText() === name);
  const title = named("name");
  if (named("run") === undefined || title === undefined || !ts.isPropertyAssignment(title)) return undefined;
  return textOf(title.initializer);
};

/** Titles of the tests of one file, those of groups included, as far as they are written out. */
export const testTitlesOf = (fileName: string, text: string): TestTitle[] => {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: TestTitle[] = [];
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    let inside = groups;
    if (ts.isCallExpression(node)) {
      const [first, ...rest] = namesOf(node.expression);
      const title = textOf(node.arguments[0]);
      const isTestCall =
        (first === "test" || first === "it" || first === "describe") && !rest.some((name) => provesNothing.has(name));
      if (isTestCall && title !== undefined && node.arguments.length > 1) {
        const isTest = first !== "describe" && !rest.includes("describe") && !rest.includes("step");
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        found.push({ title, line: line + 1, isTest, groups });
        if (!isTest) inside = [...groups, title];
      }
    }
    const caseTitle = ts.isObjectLiteralExpression(node) ? caseTitleOf(node) : undefined;
    if (caseTitle !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ title: caseTitle, line: line + 1, isTest: true, groups: inside });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, []);
  return found;
};
