import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, describe, expect, test } from "vitest";
import { compileInNode, compilerInNode } from "../../src/compiler/testing/compile-in-node.ts";
import type { TypeScript } from "../../src/compiler/typescript.ts";
import { shakeableTypeScript, usedNames } from "./shake-typescript.ts";
import { libraryClosure, trimMonacoPlugin } from "./trim-monaco.ts";

const examples = readdirSync(new URL("../../src/examples/catalogue/", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const read = (example: string, file: string): string =>
  readFileSync(new URL(`../../src/examples/catalogue/${example}/${file}`, import.meta.url), "utf8");

describe("the TypeScript of the built worker", () => {
  const folder = mkdtempSync(join(tmpdir(), "trimmed-typescript-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("compiles every example to the very same as the whole does", { timeout: 120_000 }, async () => {
    const entry = join(folder, "entry.js");
    writeFileSync(entry, `export { ts } from "monaco-editor/languages/features/typescript/ts.worker";`);
    await build({
      configFile: false,
      logLevel: "error",
      root: new URL("../..", import.meta.url).pathname,
      plugins: [resolveFromHere, trimMonacoPlugin()],
      build: {
        outDir: folder,
        minify: false,
        lib: { entry, formats: ["es"], fileName: () => "typescript.js" },
      },
    });
    // What Monaco's worker expects to find around it.
    Reflect.set(globalThis, "self", globalThis);
    // The shape of Monaco's own module.
    const { ts } = (await import(pathToFileURL(join(folder, "typescript.js")).href)) as {
      ts: { typescript: TypeScript };
    };
    Reflect.deleteProperty(globalThis, "self");
    const compileTrimmed = compilerInNode(ts.typescript);
    expect(examples.length).toBeGreaterThanOrEqual(5);
    for (const example of examples) {
      const files = {
        "model.ts": read(example, "model.ts"),
        "scenario.ts": read(example, "scenario.ts"),
        "specs.ts": `${read(example, "specs.ts")}\nconst wrong: number = "a";`,
      };
      const compilation = compileTrimmed(files);
      expect(compilation).toEqual(compileInNode(files));
      expect(compilation.diagnostics.map(({ file, code }) => [file, code])).toEqual([["specs.ts", 2322]]);
    }
  });
});

/** The entry lies outside of the project, where no package is found. */
const resolveFromHere = {
  name: "resolve-from-here",
  enforce: "pre" as const,
  resolveId(this: { resolve(id: string, from: string): Promise<unknown> }, id: string) {
    return id.startsWith("monaco-editor/") ? this.resolve(id, import.meta.filename) : null;
  },
};

describe("shakeableTypeScript", () => {
  const closure = (body: string) => `var ts = {};\n((module2) => {${body}\n})({ get exports() { return ts; } });`;
  const monacoNames =
    "EndOfLineState IndentStyle ScriptKind ScriptTarget TokenClass createClassifier createLanguageService displayPartsToString flattenDiagnosticMessageText".split(
      " ",
    );
  const exported = [...monacoNames, "kept", "unused"].map((name) => `${name}: () => local_${name},`).join("\n");
  const source = closure(`
  var typescript_exports = {};
  __export(typescript_exports, {
${exported}
  });
  module2.exports = __toCommonJS(typescript_exports);
  var Tool = class _Tool {};
  Tool.limit = 10;
  registerRefactor("x", {});
  var space = {};
  __export(space, { local_kept: () => local_kept });`);

  test("exports what is asked for and what Monaco needs, and nothing else", () => {
    const [, exports = ""] = /export const typescript = (.*)/.exec(shakeableTypeScript(source, ["kept"])) ?? [];
    expect(exports).toContain("kept: local_kept");
    expect(exports).toContain("ScriptKind: local_ScriptKind");
    expect(exports).not.toContain("local_unused");
  });

  test("makes of a class and its statics one expression without effects; refactorings go", () => {
    const shaken = shakeableTypeScript(source, []);
    expect(shaken).toMatch(
      /var Tool = \/\* @__PURE__ \*\/ \(\(\) => \{[^]*class _Tool[^]*Tool\.limit = 10;[^]*return Tool; \}\)\(\);/,
    );
    expect(shaken).toMatch(/var space = \/\* @__PURE__ \*\//);
    expect(shaken).not.toContain("registerRefactor");
  });

  test("refuses a name that TypeScript does not have, and a text of another shape", () => {
    expect(() => shakeableTypeScript(source, ["gone"])).toThrow("TypeScript does not export gone.");
    expect(() => shakeableTypeScript("export const ts = {};", [])).toThrow("not the one closure");
  });

  test("names are those used of `ts`, wherever it is kept", () => {
    expect(usedNames(`ts.isBlock(n); this.#ts.SyntaxKind.Block; const a = "ts.worker"; other.ts.no;`)).toEqual([
      "isBlock",
      "SyntaxKind",
    ]);
  });
});

describe("libraryClosure", () => {
  const library = {
    "lib.a.d.ts": '/// <reference lib="b" />\nA',
    "lib.b.d.ts": "/*! licence */\nB",
    "lib.dom.d.ts": "DOM",
  };

  test("keeps the roots and what they refer to", () => {
    expect(libraryClosure(library, ["lib.a.d.ts"])).toEqual({ "lib.a.d.ts": library["lib.a.d.ts"], "lib.b.d.ts": "B" });
  });

  test("refuses a library that does not exist", () => {
    expect(() => libraryClosure(library, ["lib.c.d.ts"])).toThrow("TypeScript has no library lib.c.d.ts.");
  });
});
