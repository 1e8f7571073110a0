import { describe, expect, onTestFinished, test } from "vitest";
import { compileInNode } from "../../compiler/testing/compile-in-node.ts";
import { Application } from "../../engine/application/application.ts";
import { domainListeners, type Domain } from "../../engine/domain/domain.ts";
import { examples } from "./examples.ts";

const domains: Domain[] = [];
domainListeners.add((domain) => void domains.push(domain));

test.each(examples)("$title compiles without a complaint", async ({ files }) => {
  const { diagnostics, modules } = compileInNode(await files());
  expect(diagnostics).toEqual([]);
  expect(modules.map(({ file }) => file)).toEqual(["model.ts", "scenario.ts", "specs.ts"]);
});

test("keys and titles are each one's own", () => {
  expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
});

// The specs register themselves with Vitest as they do with the playground.
describe("Banking keeps its promises", async () => void (await import("./banking/specs.ts")));
describe("Library keeps its promises", async () => void (await import("./library/specs.ts")));
describe("Ordering keeps its promises", async () => void (await import("./ordering/specs.ts")));
describe("Authentication keeps its promises", async () => void (await import("./authentication/specs.ts")));
describe("Event sourcing keeps its promises", async () => void (await import("./event-sourcing/specs.ts")));

/** As the playground does: while a scenario runs, each domain of the model has an application open. */
function openApplications(): void {
  for (const domain of domains) onTestFinished(closing(new Application(domain)));
}

const closing = (application: Application) => () => application.close();

test("the scenario of Banking ends with the refusal it announces", async () => {
  openApplications();
  await expect(import("./banking/scenario.ts")).rejects.toThrow("Balance cannot be below overdraft limit");
});

test("the other scenarios run to their end", async () => {
  openApplications();
  await expect(
    Promise.all([
      import("./library/scenario.ts"),
      import("./ordering/scenario.ts"),
      import("./authentication/scenario.ts"),
      import("./event-sourcing/scenario.ts"),
    ]),
  ).resolves.toHaveLength(4);
});
