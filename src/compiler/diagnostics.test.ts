import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileInNode } from "./testing/compile-in-node.ts";

const exampleFolder = new URL("../examples/", import.meta.url);
const entries = readdirSync(exampleFolder, { withFileTypes: true });
const models = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts")).map(({ name }) => name);
const catalogueFolder = new URL("catalogue/", exampleFolder);
const catalogue = readdirSync(catalogueFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const banking = readFileSync(new URL("banking.ts", exampleFolder), "utf8");

describe("diagnostics", () => {
  test("there are examples to check", () => {
    expect(models.length).toBeGreaterThanOrEqual(5);
    expect(catalogue.length).toBeGreaterThanOrEqual(5);
  });

  test.each(models)("%s has none, its @ts-expect-error lines included", (name) => {
    expect(compileInNode({ "model.ts": readFileSync(new URL(name, exampleFolder), "utf8") }).diagnostics).toEqual([]);
  });

  test.each(catalogue)("the example %s has none, scenario and specs included", (name) => {
    const read = (file: string) => readFileSync(new URL(`${name}/${file}`, catalogueFolder), "utf8");
    const files = { "model.ts": read("model.ts"), "scenario.ts": read("scenario.ts"), "specs.ts": read("specs.ts") };
    expect(compileInNode(files).diagnostics).toEqual([]);
  });

  test("an empty workspace has none", () => expect(compileInNode({}).diagnostics).toEqual([]));

  test("a wrong type is told with its place, from the first character to past the last", () => {
    const { diagnostics } = compileInNode({ "model.ts": "\n  const amount: number = `5`;" });
    expect(diagnostics).toEqual([
      {
        file: "model.ts",
        line: 2,
        column: 9,
        endLine: 2,
        endColumn: 15,
        severity: "error",
        code: 2322,
        message: "Type 'string' is not assignable to type 'number'.",
      },
    ]);
  });

  test("a scenario that misuses the model is told so in the scenario", () => {
    const { diagnostics } = compileInNode({
      "model.ts": banking,
      "scenario.ts": `import { Account } from "./model";\nnew Account({ accountNumber: "1" }).withdraw("5");`,
    });
    expect(diagnostics.map(({ file, line, column, code }) => ({ file, line, column, code }))).toEqual([
      { file: "scenario.ts", line: 2, column: 46, code: 2345 },
    ]);
  });

  test("a model that cannot be read puts no blame on scenario and specs", () => {
    const { diagnostics } = compileInNode({
      "model.ts": "export class Account { withdraw(",
      "scenario.ts": `import { Account } from "./model";\nnew Account().withdraw();`,
    });
    expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set(["model.ts"]));
  });

  test("specs have Vitest's types", () => {
    const specs = `import { beforeEach, describe, expect, it, test } from "vitest";
      import { Account, InsufficientFunds } from "./model";
      describe("Account", () => {
        let account: Account;
        beforeEach(() => { account = new Account({ accountNumber: "1", balance: 1000 }); });
        test("withdraws", () => { account.withdraw(500); expect(account.balance).toBe(500); });
        it("refuses", async () => { expect(() => account.withdraw(2000)).toThrow(InsufficientFunds); await expect(Promise.reject(new Error("x"))).rejects.toThrow("x"); });
        test.each([[1, 999], [2, 998]])("%s", (amount, left) => { account.withdraw(amount); expect(account.balance).not.toBe(left + 1); });
        test.todo("closes");
      });`;
    expect(compileInNode({ "model.ts": banking, "specs.ts": specs }).diagnostics).toEqual([]);
  });

  test("the page's globals are no part of a model's world, and those of the sandbox are", () => {
    const outside = compileInNode({ "model.ts": "document.title; fetch(''); setTimeout(() => {}, 1); localStorage;" });
    expect(outside.diagnostics.map(({ message }) => message.match(/'(\w+)'/)?.[1])).toEqual([
      "document",
      "fetch",
      "setTimeout",
      "localStorage",
    ]);
    const inside =
      "console.log(crypto.randomUUID().length, structuredClone({ a: 1 }).a, new TextEncoder().encode('é').length, [2, 1].toSorted());";
    expect(compileInNode({ "model.ts": inside }).diagnostics).toEqual([]);
  });

  test("an unknown module is an error, and so is a module of another workspace file that does not exist", () => {
    const { diagnostics } = compileInNode({
      "scenario.ts": `import "lodash-es"; import { a } from "lodash"; import { b } from "./other";`,
    });
    expect(diagnostics.map(({ code }) => code)).toEqual([2307, 2307]);
  });
});
