import { readFileSync } from "node:fs";
import ts from "typescript-5";
import { describe, expect, test } from "vitest";
import { holdsDecorators, lowerDecorators } from "./lower-decorators.ts";

const marked: string[] = [];

function mark(_target: unknown, context: DecoratorContext): void {
  marked.push(`${context.kind} ${String(context.name)}`);
}

@mark
class Account {
  @mark
  withdraw(): number {
    return 7;
  }
}

describe("decorators in a test", () => {
  test("run as the standard says: the methods of a class first, then the class", () => {
    expect(new Account().withdraw()).toBe(7);
    expect(marked).toEqual(["method withdraw", "class Account"]);
  });

  test("keep the lines of a stack those of the file", () => {
    const here = new Error("x").stack?.match(/lower-decorators\.test\.ts:(\d+)/)?.[1];
    const lines = readFileSync(import.meta.filename, "utf8").split("\n");
    expect(lines[Number(here) - 1]).toContain('new Error("x").stack');
  });
});

describe("holdsDecorators", () => {
  test.each([
    ["@d class A {}", true],
    ["export @d class A {}", true],
    ["class A { @d m() {} }", true],
    ["const A = @d class {};", true],
    ["/**\n * @param a nothing\n */\nconst a = 1;", false],
    ["const text = `\n@d class A {}`;", false],
    ["// see\n/*\n@d */\nconst a = 1;", false],
  ])("%j → %s", (text, expected) => {
    expect(holdsDecorators("a.ts", text)).toBe(expected);
  });
});

test("imports keep their endings, and types go", () => {
  const { code, map } = lowerDecorators("a.ts", 'import { x, type Y } from "./x.ts";\n@x class A { y!: Y }');
  expect(code).toContain('import { x } from "./x.ts"');
  expect(code).not.toContain("@x");
  expect(code).not.toContain("sourceMappingURL");
  expect(JSON.parse(map)).toMatchObject({ version: 3, sources: ["a.ts"] });
});

test("the compiler is the one that Monaco bundles", () => {
  const bundled = new URL(
    "../../node_modules/monaco-editor/esm/vs/languages/features/typescript/lib/typescriptServicesMetadata.js",
    import.meta.url,
  );
  expect(readFileSync(bundled, "utf8")).toContain(`"${ts.version}"`);
});
