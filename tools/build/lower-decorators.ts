import ts from "typescript-5";
import type { Plugin } from "vite";

/** Where a decorator can stand: at the start of a line, after `export`, or after punctuation. Cheap, and errs towards yes. */
const mayHoldDecorator = /^\s*(?:export\s+(?:default\s+)?)?@[\w$(]|[=(,;{}]\s*@[\w$(]/m;

const typeScriptFile = /\.tsx?$/;
const declarationFile = /\.d\.ts$/;

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  jsx: ts.JsxEmit.ReactJSX,
  verbatimModuleSyntax: true,
  sourceMap: true,
  inlineSources: true,
};

/** True when the text holds at least one decorator; a mention in a comment or a string does not count. */
export const holdsDecorators = (fileName: string, text: string): boolean => {
  if (!mayHoldDecorator.test(text)) return false;
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, false);
  const visit = (node: ts.Node): boolean => ts.isDecorator(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(file);
};

/** Compiles one module, decorators lowered. */
export const lowerDecorators = (fileName: string, text: string): { code: string; map: string } => {
  const { outputText, sourceMapText = "" } = ts.transpileModule(text, { fileName, compilerOptions });
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), map: sourceMapText };
};

/**
 * Vite's and Vitest's own transformer leaves standard decorators in, which no engine runs yet. Files that hold any are
 * compiled by the TypeScript that Monaco bundles instead: the same compiler that a model meets in the page.
 */
export const lowerDecoratorsPlugin = (): Plugin => ({
  name: "lower-decorators",
  enforce: "pre",
  transform(text, id) {
    if (!typeScriptFile.test(id) || declarationFile.test(id) || id.includes("/node_modules/")) return null;
    return holdsDecorators(id, text) ? lowerDecorators(id, text) : null;
  },
});
