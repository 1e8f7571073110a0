import { expect, test } from "vitest";
import { openWorkspace, until } from "./testing/open-workspace.ts";

test("a scenario's steps stand numbered in the console up to the one that fails, and what it stored in the timeline", async () => {
  const { workspace } = await openWorkspace();
  await workspace.commands.runScenario();
  const { console, notice, instances, lastEntry, selection } = workspace.getState();
  expect(console.map(({ number, kind, text }) => [number, kind, text])).toEqual([
    [1, "input", "new Account()"],
    [2, "input", "account.withdraw(99)"],
    [2, "error", "InsufficientFunds: Balance cannot be below overdraft limit"],
  ]);
  expect(notice?.text).toBe("Stopped at step 2: Balance cannot be below overdraft limit. 1 event stored before");
  expect(instances).toHaveLength(1);
  expect(lastEntry).toBe(1);
  expect(selection).toMatchObject({ stream: instances[0]?.stream, entry: 1 });
});

test("a second run counts on; a unique value that is taken is told, and nothing of the run is stored", async () => {
  const { workspace } = await openWorkspace();
  await workspace.commands.runScenario();
  await workspace.commands.runScenario();
  const { console, notice, instances, lastEntry } = workspace.getState();
  expect(console.map(({ number }) => number)).toEqual([1, 2, 2, 3, 4, 4]);
  expect(notice?.text).toContain("nothing of it was stored");
  expect(notice?.text).toContain("is already present");
  expect([instances.length, lastEntry]).toEqual([1, 1]);
});

test("a scenario with syntax errors does not run, and says where to look", async () => {
  const { workspace, timers, sandbox } = await openWorkspace();
  workspace.commands.editFile("scenario.ts", "syntax error");
  timers.pass();
  await until(workspace, ({ compileStatus }) => compileStatus === "ready");
  await workspace.commands.runScenario();
  expect(workspace.getState().notice?.text).toBe("scenario.ts has errors: see Problems");
  expect(sandbox.requests).toHaveLength(0);
});

test("specs are counted in words, and store nothing", async () => {
  const { workspace } = await openWorkspace();
  await workspace.commands.checkSpecs();
  expect(workspace.getState().notice?.text).toBe("1 spec holds");
  expect(workspace.getState().lastEntry).toBe(0);
});

test("each spec stands in the console with how it went", async () => {
  const { workspace } = await openWorkspace();
  await workspace.commands.checkSpecs();
  expect(workspace.getState().console).toMatchObject([{ kind: "passed", text: "an account opens" }]);
});

test("clearing the console empties it and begins to count anew", async () => {
  const { workspace } = await openWorkspace();
  await workspace.commands.runScenario();
  workspace.commands.clearConsole();
  expect(workspace.getState().console).toEqual([]);
  await workspace.commands.runScenario();
  expect(workspace.getState().console[0]?.number).toBe(1);
});
