import { expect, test } from "vitest";
import { StorageError } from "../store/failures.ts";
import { openWorkspace } from "./testing/open-workspace.ts";

async function savingByHand() {
  const opened = await openWorkspace();
  const { commands } = opened.workspace;
  await commands.create("Account", { accountNumber: "1234", balance: 1000 });
  await commands.setSaveAutomatically(false);
  return { ...opened, commands, stream: opened.workspace.getState().instances[0]?.stream ?? "" };
}

test("switched off, events stay pending and nothing is stored", async () => {
  const { workspace, commands, stream } = await savingByHand();
  expect(await commands.invoke(stream, "withdraw", [500])).toBe(true);
  const { instances, pendingCommands, lastEntry, notice, selection } = workspace.getState();
  expect(instances[0]?.image).toMatchObject({
    state: { balance: 500 },
    record: { state: { balance: 1000 } },
    pending: [{ data: { amount: 500 } }],
  });
  expect(pendingCommands).toMatchObject([{ stream, method: "withdraw", args: [500], from: 0, to: 1 }]);
  expect(lastEntry).toBe(0);
  expect(notice?.text).toBe("AccountWithdrawn pending: it is stored when you save");
  expect(selection.entry).toBe(`pending:${stream}:0`);
});

test("save stores all of it at once, each event under the command that raised it", async () => {
  const { workspace, commands, stream } = await savingByHand();
  await commands.invoke(stream, "withdraw", [100]);
  await commands.invoke(stream, "withdraw", [200]);
  await commands.save();
  const { instances, pendingCommands, notice } = workspace.getState();
  expect(pendingCommands).toEqual([]);
  expect(instances[0]?.image).toMatchObject({ pending: [], state: { balance: 700 }, record: { version: 1 } });
  expect(notice?.text).toBe("2 events stored: 2 × AccountWithdrawn, version 1");
  const { entries } = await commands.timeline({ from: 1, limit: 10, direction: "forward" });
  expect(entries).toMatchObject([
    { commandNumber: 2, version: 1, command: { args: [100], state: null } },
    { commandNumber: 3, version: 1, command: { args: [200], state: { balance: 700 } } },
  ]);
});

test("aggregates created and changed meanwhile are saved together", async () => {
  const { workspace, commands, stream, sandbox } = await savingByHand();
  await commands.create("Account", { accountNumber: "5678", balance: 50 });
  const other = workspace.getState().instances[1]?.stream ?? "";
  await commands.invoke(other, "withdraw", [20]);
  await commands.invoke(stream, "withdraw", [30]);
  await commands.save();
  expect(sandbox.requests.at(-1)?.images).toHaveLength(2);
  const { commands: log } = await commands.document();
  expect(log.map(({ method, outcome }) => [method, outcome])).toEqual([
    ["new", "created"],
    ["withdraw", "stored"],
    ["new", "created"],
    ["withdraw", "stored"],
  ]);
});

test("drop pending forgets changes, and aggregates that were never stored", async () => {
  const { workspace, commands, stream } = await savingByHand();
  await commands.invoke(stream, "withdraw", [100]);
  await commands.create("Account", { accountNumber: "5678" });
  await commands.dropPending();
  const { instances, pendingCommands, notice } = workspace.getState();
  expect(instances).toMatchObject([{ label: "1234", image: { state: { balance: 1000 }, pending: [] } }]);
  expect(pendingCommands).toEqual([]);
  expect(notice?.text).toBe("1 pending event dropped");
});

test("what was dropped comes back, unless other commands came after it", async () => {
  const { workspace, commands, stream } = await savingByHand();
  await commands.invoke(stream, "withdraw", [100]);
  await commands.create("Account", { accountNumber: "5678" });
  await commands.dropPending();
  await commands.restorePending();
  expect(workspace.getState().notice?.text).toBe("1 pending event brought back");
  expect(workspace.getState().instances).toMatchObject([
    { label: "1234", image: { state: { balance: 900 }, pending: [{ data: { amount: 100 } }] } },
    { label: "5678" },
  ]);
  await commands.save();
  expect(workspace.getState()).toMatchObject({ pendingCommands: [], lastEntry: 1 });

  await commands.invoke(stream, "withdraw", [200]);
  await commands.dropPending();
  await commands.invoke(stream, "withdraw", [1]);
  await commands.save();
  await commands.restorePending();
  expect(workspace.getState().notice?.text).toContain("cannot be brought back");
  expect(workspace.getState().instances[0]?.image.state["balance"]).toBe(899);
});

test("a refused command leaves what is pending as it was", async () => {
  const { workspace, commands, stream } = await savingByHand();
  await commands.invoke(stream, "withdraw", [100]);
  expect(await commands.invoke(stream, "withdraw", [5000])).toBe(false);
  expect(workspace.getState().pendingCommands).toHaveLength(1);
  expect(workspace.getState().instances[0]?.image.state["balance"]).toBe(900);
});

test("switching it on again saves what is pending", async () => {
  const { workspace, commands, stream } = await savingByHand();
  await commands.invoke(stream, "withdraw", [100]);
  await commands.setSaveAutomatically(true);
  expect(workspace.getState()).toMatchObject({ pendingCommands: [], lastEntry: 1 });
});

test("with nothing pending, save says so", async () => {
  const { workspace, commands } = await savingByHand();
  await commands.save();
  expect(workspace.getState().notice?.text).toBe("Nothing is pending");
});

test("a save that the store refuses keeps what is pending", async () => {
  const { workspace, commands, stream, store } = await savingByHand();
  await commands.invoke(stream, "withdraw", [100]);
  store.failNext = new StorageError("full");
  await commands.save();
  expect(workspace.getState().pendingCommands).toHaveLength(1);
  expect(workspace.getState().rejections["Save"]?.message).toContain("storage is full");
  await commands.save();
  expect(workspace.getState()).toMatchObject({ pendingCommands: [], rejections: {}, lastEntry: 1 });
});
