import { expect, test } from "vitest";
import { openWorkspace, until } from "./testing/open-workspace.ts";

test("the state of a state-based aggregate at a version is the one its command recorded", async () => {
  const { workspace } = await openWorkspace();
  const { commands } = workspace;
  await commands.create("Account", { accountNumber: "1234", balance: 1000 });
  const stream = workspace.getState().instances[0]?.stream ?? "";
  await commands.invoke(stream, "withdraw", [100]);
  await commands.invoke(stream, "withdraw", [200]);
  const balances = await Promise.all(
    [0, 1, 2].map(async (version) => (await commands.stateAt(stream, version))?.["balance"]),
  );
  expect(balances).toEqual([1000, 900, 700]);
  expect(await commands.stateAt("banking::account-nowhere", 0)).toBeNull();
});

async function withTally() {
  const opened = await openWorkspace();
  const { commands } = opened.workspace;
  await commands.create("Tally", {});
  const stream = opened.workspace.getState().instances[0]?.stream ?? "";
  await commands.invoke(stream, "add", [1]);
  return { ...opened, commands, stream };
}

test("a version within an event-sourced save follows from the events before it", async () => {
  const { commands, stream } = await withTally();
  await commands.setSaveAutomatically(false);
  await commands.invoke(stream, "add", [10]);
  await commands.invoke(stream, "add", [100]);
  await commands.save();
  const counts = await Promise.all(
    [0, 1, 2, 3].map(async (version) => (await commands.stateAt(stream, version))?.["count"]),
  );
  expect(counts).toEqual([0, 1, 11, 111]);
});

test("when the model changes, event-sourced aggregates are rebuilt from their events, state-based ones keep their state", async () => {
  const { workspace, commands, stream, timers } = await withTally();
  await commands.create("Account", { accountNumber: "1234", balance: 1000 });
  commands.editFile("model.ts", "counts double");
  timers.pass();
  await until(workspace, ({ instances }) => instances[0]?.image.state["count"] === 2);
  expect(workspace.getState().instances[1]?.image.state["balance"]).toBe(1000);
  await commands.invoke(stream, "add", [5]);
  expect(workspace.getState().instances[0]?.image.state["count"]).toBe(12);
});

test("the past of an event-sourced aggregate is seen by the code of today, as its present is", async () => {
  const { workspace, commands, stream, timers } = await withTally();
  await commands.invoke(stream, "add", [10]);
  commands.editFile("model.ts", "counts double");
  timers.pass();
  await until(workspace, ({ instances }) => instances[0]?.image.state["count"] === 22);
  const counts = await Promise.all(
    [0, 1, 2].map(async (version) => (await commands.stateAt(stream, version))?.["count"]),
  );
  expect(counts).toEqual([0, 2, 22]);
});

test("an edit that leaves the model's JavaScript as it was rebuilds nothing", async () => {
  const { workspace, commands, timers, sandbox } = await withTally();
  commands.editFile("scenario.ts", "another scenario");
  timers.pass();
  await until(workspace, ({ compileStatus }) => compileStatus === "ready");
  expect(sandbox.requests.filter(({ operation }) => operation.kind === "replay")).toHaveLength(0);
});

test("a branch holds the history up to the version, and leaves this workspace as it is", async () => {
  const { workspace, store, opened } = await openWorkspace();
  const { commands } = workspace;
  await commands.create("Account", { accountNumber: "1234", balance: 1000 });
  const stream = workspace.getState().instances[0]?.stream ?? "";
  await commands.invoke(stream, "withdraw", [100]);
  await commands.invoke(stream, "withdraw", [200]);
  const id = await commands.branchFrom(stream, 1);
  expect(opened).toEqual([id]);
  const branch = await (await store.open(id ?? ""))?.document();
  expect(branch?.title).toBe("Banking, from Account 1234 version 1");
  expect(branch?.messages.map(({ data }) => data["amount"])).toEqual([100]);
  expect(workspace.getState().lastEntry).toBe(2);
});

test("selecting another instance shows it as it is now; a version asked for with it is kept", async () => {
  const { workspace } = await openWorkspace();
  const { commands } = workspace;
  await commands.create("Account", { accountNumber: "1" });
  await commands.create("Account", { accountNumber: "2" });
  const [first, second] = workspace.getState().instances.map(({ stream }) => stream);
  if (first === undefined || second === undefined) throw new Error("Two accounts were created.");
  commands.select({ stream: first, version: 0 });
  expect(workspace.getState().selection).toMatchObject({ stream: first, version: 0 });
  commands.select({ entry: 7 });
  expect(workspace.getState().selection).toMatchObject({ stream: first, version: 0, entry: 7 });
  commands.select({ stream: second });
  expect(workspace.getState().selection).toMatchObject({ stream: second, version: null });
});
