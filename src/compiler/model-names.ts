import type { ClassDeclaration, Expression, Symbol as TypeScriptSymbol, TypeChecker } from "typescript-5";
import { apiModuleName, declarationPath, pathOf } from "./source-paths.ts";
import type { TypeScript } from "./typescript.ts";

/** Follows names of a model to what they stand for, through imports, renamings and variables. */
export class ModelNames {
  readonly #ts: TypeScript;
  readonly #checker: TypeChecker;

  constructor(ts: TypeScript, checker: TypeChecker) {
    this.#ts = ts;
    this.#checker = checker;
  }

  /** `invariant.post`, for an expression that means this name of the modelling API; null for any other. */
  apiName(expression: Expression): string | null {
    const ts = this.#ts;
    if (ts.isCallExpression(expression)) return this.apiName(expression.expression);
    if (ts.isIdentifier(expression)) return this.#exportName(expression, expression.text);
    if (!ts.isPropertyAccessExpression(expression)) return null;
    if (this.#isNamespace(expression.expression)) return this.#exportName(expression.name, expression.name.text);
    const owner = this.apiName(expression.expression);
    return owner === null ? null : `${owner}.${expression.name.text}`;
  }

  /** `ValueObject`, for a class that extends `ValueObject({ … })`, itself or through a class between. */
  factoryOf(declaration: ClassDeclaration): string | null {
    return this.#factory(declaration, new Set());
  }

  /** The class of `model.ts` that a symbol stands for. */
  classOf(symbol: TypeScriptSymbol | undefined): ClassDeclaration | null {
    const declaration = symbol?.valueDeclaration;
    if (declaration === undefined || !this.#ts.isClassDeclaration(declaration)) return null;
    return declaration.getSourceFile().fileName === pathOf("model.ts") ? declaration : null;
  }

  #factory(declaration: ClassDeclaration, visited: Set<Expression>): string | null {
    const heritage = declaration.heritageClauses?.find(({ token }) => token === this.#ts.SyntaxKind.ExtendsKeyword);
    const base = heritage?.types[0]?.expression;
    return base === undefined ? null : this.#factoryBehind(base, visited);
  }

  /** @param visited guards against classes that extend each other while a person types */
  #factoryBehind(base: Expression, visited: Set<Expression>): string | null {
    const ts = this.#ts;
    if (visited.has(base)) return null;
    visited.add(base);
    if (ts.isCallExpression(base)) return this.apiName(base.expression);
    const declaration = this.#symbolAt(base)?.valueDeclaration;
    if (declaration === undefined) return null;
    if (ts.isClassDeclaration(declaration)) return this.#factory(declaration, visited);
    if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return null;
    return this.#factoryBehind(declaration.initializer, visited);
  }

  /** A name that nothing declares is taken at its word: the import that is missing will come. */
  #exportName(name: Expression, text: string): string | null {
    const symbol = this.#symbolAt(name);
    const declaration = symbol?.declarations?.[0];
    if (symbol === undefined || declaration === undefined) return text;
    return declaration.getSourceFile().fileName === declarationPath(apiModuleName) ? symbol.name : null;
  }

  #isNamespace(expression: Expression): boolean {
    const symbol = this.#symbolAt(expression);
    return symbol !== undefined && (symbol.flags & this.#ts.SymbolFlags.ValueModule) !== 0;
  }

  #symbolAt(expression: Expression): TypeScriptSymbol | undefined {
    const symbol = this.#checker.getSymbolAtLocation(expression);
    const isAlias = symbol !== undefined && (symbol.flags & this.#ts.SymbolFlags.Alias) !== 0;
    return isAlias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }
}
