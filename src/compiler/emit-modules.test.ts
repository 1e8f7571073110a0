import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { describe, expect, test } from "vitest";
import type { CompiledModule, FileName, SourceFiles } from "../document/source.ts";
import { compileInNode } from "./testing/compile-in-node.ts";

const banking = readFileSync(new URL("../examples/banking.ts", import.meta.url), "utf8");

function moduleOf(files: Partial<SourceFiles>, file: FileName): CompiledModule {
  const module = compileInNode(files).modules.find((compiled) => compiled.file === file);
  if (module === undefined) throw new Error(`${file} was not emitted.`);
  return module;
}

/** Where the first mention of `text` in the emitted code comes from: line and column, from 1. */
function originOf(module: CompiledModule, text: string): { readonly line: number; readonly column: number } {
  const before = module.javascript.slice(0, module.javascript.indexOf(text)).split("\n");
  // Node reads a version 3 map as it was written.
  const map = new SourceMap(JSON.parse(module.sourceMap) as ConstructorParameters<typeof SourceMap>[0]);
  const entry = map.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
  if (!("originalLine" in entry)) throw new Error(`Nothing maps to ${text}.`);
  return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

describe("emitted modules", () => {
  test("are one for each file, ES modules that import as the source does", () => {
    const { modules } = compileInNode({
      "model.ts": banking,
      "scenario.ts": `import { Account } from "./model";\nnew Account({ accountNumber: "1" });`,
    });
    expect(modules.map(({ file }) => file)).toEqual(["model.ts", "scenario.ts", "specs.ts"]);
    expect(modules[0]?.javascript).toContain('from "aggregate-playground";');
    expect(modules[1]?.javascript).toContain('import { Account } from "./model";');
  });

  test("hold no decorators and no `using`: no browser runs them all", () => {
    const { javascript } = moduleOf(
      { "model.ts": `${banking}\n{ using held = { [Symbol.dispose]() {} }; }` },
      "model.ts",
    );
    expect(javascript).not.toMatch(/^\s*@/m);
    expect(javascript).not.toContain("using held");
  });

  test("hold no imports of mere types", () => {
    const { javascript } = moduleOf(
      {
        "model.ts": `import { DomainEvent } from "aggregate-playground";\nexport const last: DomainEvent | null = null;`,
      },
      "model.ts",
    );
    expect(javascript).not.toContain("import");
  });

  test("come with type errors too, but not with syntax errors", () => {
    const { modules } = compileInNode({ "model.ts": "export const n: number = '5';", "scenario.ts": "const = ;" });
    expect(modules.map(({ file }) => file)).toEqual(["model.ts", "specs.ts"]);
  });

  test("have a source map of their own beside them that leads back to the line", () => {
    const module = moduleOf({ "model.ts": banking }, "model.ts");
    expect(module.javascript).not.toContain("sourceMappingURL");
    expect(JSON.parse(module.sourceMap)).toMatchObject({ version: 3, sources: ["model.ts"], sourceRoot: "" });
    const line = banking.split("\n").findIndex((text) => text.includes("throw new InsufficientFunds")) + 1;
    expect(originOf(module, "throw new InsufficientFunds").line).toBe(line);
  });
});

describe("an instrumented scenario", () => {
  const scenario = `import { Account } from "./model";
type Unseen = number;
// open an account
const account = new Account({ accountNumber: "1", balance: 10 });
account.withdraw(4);

await Promise.resolve(account.balance);
if (account.balance > 5) console.log("rich");
account.withdraw(
  1000,
);`;

  test("leads every call back to its own line and column", () => {
    const module = moduleOf({ "model.ts": banking, "scenario.ts": scenario }, "scenario.ts");
    expect(originOf(module, 'new Account({ accountNumber: "1", balance: 10 });\n__')).toEqual({ line: 4, column: 17 });
    expect(originOf(module, "withdraw(4))")).toEqual({ line: 5, column: 9 });
    expect(originOf(module, "withdraw(1000))")).toEqual({ line: 9, column: 9 });
  });

  test("announces each statement that runs, and reports the value of each expression", async () => {
    const told = await runScenario(
      `type Unseen = 1; const a = 20;\na + 1;\nawait Promise.resolve(a * 2);\nfor (const n of [1]) n;\nfunction twice() { return a * 2 }\ntwice();`,
    );
    expect(told).toEqual([
      ["enter", 0, "const a = 20;"],
      ["enter", 1, "a + 1;"],
      ["out", 1, 21],
      ["enter", 2, "await Promise.resolve(a * 2);"],
      ["out", 2, 40],
      ["enter", 3, "for (const n of [1]) n;"],
      ["enter", 4, "function twice() { return a * 2 }"],
      ["enter", 5, "twice();"],
      ["out", 5, 40],
    ]);
  });

  test("stops at the statement that throws", async () => {
    const told = await runScenario(`1;\nthrow new Error("here");\n2;`);
    expect(told).toEqual([
      ["enter", 0, "1;"],
      ["out", 0, 1],
      ["enter", 1, 'throw new Error("here");'],
    ]);
  });

  test("keeps names of its own apart from those of the scenario", async () => {
    expect(await runScenario("const __enter = 1, __out = 2;\n__enter + __out;")).toEqual([
      ["enter", 0, "const __enter = 1, __out = 2;"],
      ["enter", 1, "__enter + __out;"],
      ["out", 1, 3],
    ]);
  });

  test("that is empty stays so", () => {
    expect(moduleOf({ "scenario.ts": "// nothing yet" }, "scenario.ts").javascript).not.toContain("__enter");
  });

  test("model and specs are left alone", () => {
    const { modules } = compileInNode({ "model.ts": "1 + 1;", "specs.ts": "2 + 2;" });
    expect(modules.map(({ javascript }) => javascript).join("")).not.toContain("aggregate-playground/scenario");
  });
});

/** Runs the emitted module as Node runs any, with a scenario module that writes down what it is told. */
async function runScenario(text: string): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const key = `told${Math.random()}`;
  Reflect.set(globalThis, key, told);
  const told$ = `globalThis[${JSON.stringify(key)}]`;
  const recorder = `export const enter = (...a) => ${told$}.push(["enter", ...a]); export const out = async (i, v) => ${told$}.push(["out", i, await v]);`;
  const { javascript } = moduleOf({ "scenario.ts": text }, "scenario.ts");
  const standalone = javascript.replace(
    "aggregate-playground/scenario",
    `data:text/javascript,${encodeURIComponent(recorder)}`,
  );
  try {
    await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(standalone)}`);
  } catch (error) {
    expect(error).toEqual(new Error("here"));
  } finally {
    Reflect.deleteProperty(globalThis, key);
  }
  return told;
}
