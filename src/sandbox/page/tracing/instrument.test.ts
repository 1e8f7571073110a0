import { describe, expect, test } from "vitest";
import { instrument } from "./instrument.ts";

type Marks = (at: (index: number) => void, loop: (index: number) => void) => unknown;
// Only in a test: the code is the test's own, and takes these two marks.
const compiled = (body: string): Marks =>
  Reflect.construct(Function, ["__playgroundAt", "__playgroundLoop", body]) as Marks;

/** Runs instrumented code in place, and gives the lines of the marks in the order in which they were reached. */
function linesOf(javascript: string, most = 50): readonly string[] {
  const instrumented = instrument({ file: "model.ts", javascript, sourceMap: "" }, 0);
  if (instrumented === null) throw new Error("The code could not be parsed.");
  const reached: string[] = [];
  const mark = (kind: string) => (index: number) => {
    if (reached.length >= most) throw new Error("enough");
    reached.push(`${kind}${instrumented.places[index]?.line}`);
  };
  const body = instrumented.module.javascript.replace(/\nimport .*$/, "");
  try {
    compiled(body)(mark(""), mark("loop "));
  } catch (error) {
    if (!(error instanceof Error) || error.message !== "enough") throw error;
  }
  return reached;
}

describe("marks", () => {
  test("stand before every statement that runs", () => {
    expect(linesOf("let a = 1;\na += 1;\nif (a > 1) {\n  a = 0;\n}")).toEqual(["1", "2", "3", "4"]);
  });

  test("stand in every loop, also where there is no block", () => {
    expect(linesOf("for (let i = 0; i < 2; i++)\n  i;")).toEqual(["1", "loop 1", "2", "loop 1", "2"]);
    expect(linesOf("let i = 0;\nwhile (i < 1) i++;")).toEqual(["1", "2", "loop 2", "2"]);
    expect(linesOf("do {\n  1;\n} while (false);")).toEqual(["1", "loop 1", "2"]);
    expect(linesOf("for (const a of [1, 2]);")).toEqual(["1", "loop 1", "1", "loop 1", "1"]);
    expect(linesOf("for (const a in { b: 1 }) a;")).toEqual(["1", "loop 1", "1"]);
  });

  test("tell an endless loop for what it is", () => {
    expect(linesOf("let a = 0;\nfor (;;) a += 1;", 5)).toEqual(["1", "2", "loop 2", "2", "loop 2"]);
  });

  test("keep what the code means: branches without blocks, labels, cases, arrows, classes", () => {
    const code = `const seen = [];
outer: for (const a of [1, 2]) for (const b of [1, 2]) { if (b === 2) continue outer; else seen.push(a); }
switch (seen.length) { case 2: seen.push("two"); break; default: seen.push("none"); }
class A { static { seen.push("static"); } constructor() { seen.push("made"); } }
class B extends A { x = 1; constructor() { super(); } }
new B();
const f = (x) => x + 1;
seen.push(f(1));
return seen.join();`;
    const instrumented = instrument(
      { file: "model.ts", javascript: code.replace("return", "globalThis.traced ="), sourceMap: "" },
      0,
    );
    const body = (instrumented?.module.javascript ?? "")
      .replace(/\nimport .*$/, "")
      .replace("globalThis.traced =", "return");
    const run: unknown = compiled(body)(
      () => undefined,
      () => undefined,
    );
    expect(run).toBe("1,2,two,static,made,2");
  });

  test("leave directives, imports and function declarations alone", () => {
    const { module, places } = instrument(
      {
        file: "model.ts",
        javascript: 'import a from "b";\nfunction f() { "use strict"; return this; }',
        sourceMap: "",
      },
      7,
    ) ?? { module: { javascript: "" }, places: [] };
    expect(module.javascript).toContain(
      'import a from "b";\nfunction f() { "use strict"; __playgroundAt(7);return this; }',
    );
    expect(module.javascript).toMatch(
      /import \{ at as __playgroundAt, loop as __playgroundLoop \} from "aggregate-playground\/progress";$/,
    );
    expect(places).toEqual([{ file: "model.ts", line: 2, column: 30 }]);
  });
});

test("code that cannot be parsed is left alone", () => {
  expect(instrument({ file: "model.ts", javascript: "for (;", sourceMap: "" }, 0)).toBeNull();
  expect(
    instrument({ file: "model.ts", javascript: `${"(".repeat(1e5)}1${")".repeat(1e5)}`, sourceMap: "" }, 0),
  ).toBeNull();
  expect(instrument({ file: "model.ts", javascript: `"${"x".repeat(500_000)}"`, sourceMap: "" }, 0)).toBeNull();
});
