import { expect, test } from "vitest";
import type { ModelHost } from "./host-port.ts";
import { createScenarioRun, maximalSteps } from "./scenario-run.ts";
import { describeThrown } from "./thrown-errors.ts";

const thrown = (error: unknown) => describeThrown(error, () => []);
const stored = { images: [], commits: [{ appends: [], changes: [] }], published: [], handlerErrors: [] };

function hostOf(): ModelHost & { readonly log: string[] } {
  const log: string[] = [];
  return {
    log,
    describe: () => ({ domain: "", streamPrefix: "", elements: [] }),
    run: () => Promise.reject(new Error("A scenario is no command.")),
    beginScenario: () => void log.push("begin"),
    endScenario: () => {
      log.push("end");
      return Promise.resolve(stored);
    },
  };
}

function setUp() {
  const scenario = createScenarioRun(thrown);
  // The module holds the two functions that a compiled scenario calls.
  const { enter, out } = scenario.module as {
    enter: (index: number, text: string) => void;
    out: (index: number, value: unknown) => Promise<unknown>;
  };
  return { scenario, enter, out, host: hostOf() };
}

test("each statement is a step with what it gave", async () => {
  const { scenario, enter, out, host } = setUp();
  const reply = await scenario.run(host, async () => {
    enter(0, "const a = 1;");
    enter(1, "a;");
    expect(await out(1, Promise.resolve(1))).toBe(1);
    enter(2, "await save();");
    await out(2, undefined);
  });
  expect(host.log).toEqual(["begin", "end"]);
  expect(reply).toMatchObject({
    outcome: "done",
    commits: stored.commits,
    steps: [
      { input: "const a = 1;", output: null, error: null },
      { input: "a;", output: "1", error: null },
      { input: "await save();", output: null, error: null },
    ],
  });
});

test("the statement that throws is the last step; what was stored before it stays", async () => {
  const { scenario, enter, out, host } = setUp();
  const reply = await scenario.run(host, async () => {
    enter(0, "a;");
    await out(0, 1);
    enter(1, "withdraw();");
    throw new RangeError("too much");
  });
  const error = { name: "RangeError", message: "too much" };
  expect(reply).toMatchObject({ outcome: "rejected", error, commits: stored.commits });
  expect(reply.steps).toMatchObject([{ error: null }, { input: "withdraw();", error }]);
});

test("a scenario that fails before its first statement is one step", async () => {
  const { scenario, host } = setUp();
  const reply = await scenario.run(host, () => Promise.reject(new SyntaxError("no")));
  expect(reply.steps).toMatchObject([{ input: "", error: { name: "SyntaxError" } }]);
});

test("a loop of steps is cut, and a new run begins with none", async () => {
  const { scenario, enter, host } = setUp();
  const many = await scenario.run(host, () => {
    for (let index = 0; index < maximalSteps + 10; index += 1) enter(index, "x");
    return Promise.resolve();
  });
  expect(many.steps).toHaveLength(maximalSteps);
  expect((await scenario.run(host, () => Promise.resolve())).steps).toEqual([]);
});
