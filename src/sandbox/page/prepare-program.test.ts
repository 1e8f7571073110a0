import { describe, expect, test } from "vitest";
import type { FileName } from "../../document/source.ts";
import { prepareProgram, withoutNames } from "./prepare-program.ts";

const prepare = (javascript: string, file: FileName = "model.ts", isTraced = false) =>
  prepareProgram({ codeVersion: "1", modules: [{ file, javascript, sourceMap: '{"version":3}' }] }, { isTraced });

/** The module with `<name>` in the place of each address, as the worker will write it. */
function written(javascript: string, file: FileName = "model.ts"): string {
  const prepared = prepare(javascript, file);
  if (!prepared.ok) throw new Error(prepared.error.message);
  const [module] = prepared.program.modules;
  return (module?.pieces ?? [])
    .map((piece, index) => piece + (module?.imports[index] === undefined ? "" : `<${module.imports[index]}>`))
    .join("");
}

describe("imports", () => {
  test("are where the addresses go, and nothing else moves", () => {
    expect(written('import { Domain } from "aggregate-playground";\nexport const a = 1;')).toMatch(
      /^import \{ Domain \} from "<aggregate-playground>";\nexport const a = 1;\n/,
    );
  });

  test("may be several, re-exports and dynamic ones included", () => {
    const text = `export * from './model'; import "vitest"; await import('./model');`;
    expect(written(text, "specs.ts")).toContain(
      `export * from '<./model>'; import "<vitest>"; await import('<./model>');`,
    );
  });

  test("are not found in texts, comments, templates and expressions", () => {
    const text =
      'const a = \'import x from "lodash"\'; /* import "lodash" */ const b = `\nimport "lodash"\n`; const c = /import "lodash"/;';
    expect(written(text)).toContain(text);
  });

  test.each([
    [
      "lodash",
      "model.ts",
      'There is no module "lodash" here. model.ts can import "aggregate-playground"; nothing is loaded from elsewhere.',
    ],
    ["./model", "model.ts", 'There is no module "./model" here.'],
    ["https://example.org/x.js", "model.ts", 'There is no module "https://example.org/x.js" here.'],
    ["aggregate-playground/progress", "model.ts", 'There is no module "aggregate-playground/progress" here.'],
  ] as const)("of %s in %s are told in words, at their place", (name, file, message) => {
    const prepared = prepare(`\n\nimport x from "${name}";`, file);
    expect(prepared).toMatchObject({
      ok: false,
      error: { name: "ImportError", messages: null, stack: [{ file, line: 3, column: 16 }] },
    });
    expect(prepared.ok ? "" : prepared.error.message).toContain(message);
  });

  test("that a scenario or specs lack leave the model usable: they fail when they are run", () => {
    for (const file of ["scenario.ts", "specs.ts"] as const) {
      const text = written('import x from "lodash";', file);
      expect(text).toContain("throw Object.assign(new Error(");
      expect(text).toContain('can import \\"aggregate-playground\\" and \\"./model\\"');
    }
  });

  test("of an address that is only known when it runs are left to the policy", () => {
    expect(written("await import(address); await import('https://example.org/');")).toContain(
      "await import(address); await import('https://example.org/');",
    );
  });

  test("of marks are only known to code that is traced", () => {
    expect(prepare('import { at } from "aggregate-playground/progress";').ok).toBe(false);
    expect(prepare('import { at } from "aggregate-playground/progress";', "model.ts", true).ok).toBe(true);
  });
});

describe("names for the browser's own tools", () => {
  test("are put at the end: a name, and the source map itself", () => {
    expect(written("1;")).toBe(
      `1;\n//# sourceURL=playground:///model.js\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${btoa('{"version":3}')}\n`,
    );
  });

  test.each([
    "//# sourceURL=model.js",
    "//@ sourceURL=model.js",
    "//#  sourceMappingURL=https://example.org/",
    "/*# sourceMappingURL=x */",
    "//#\tsourceURL =x",
  ])("that a person writes have no effect: %s", (comment) => {
    const text = withoutNames(`a; ${comment}\nb;`);
    expect(text).not.toMatch(/[#@]\s*source/);
    expect(text).toHaveLength(`a; ${comment}\nb;`.length);
  });

  test("do not touch a private field of that name", () => {
    expect(withoutNames("class A { #sourceURL = 1 }")).toBe("class A { #sourceURL = 1 }");
  });
});

test("what is no module is told in words", () => {
  expect(prepare("import {")).toMatchObject({ ok: false, error: { name: "ImportError" } });
});
