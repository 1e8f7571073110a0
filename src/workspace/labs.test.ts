import { expect, test } from "vitest";
import { memoryWorkspaceStore } from "../store/memory-workspace-store.ts";
import { failingAt } from "./failure-lab.ts";
import { asUser } from "./lab-view.ts";
import { openWorkspaceOn } from "./testing/open-workspace.ts";

async function withAccount() {
  const opened = await openWorkspaceOn(memoryWorkspaceStore());
  const { commands } = opened.workspace;
  await commands.create("Account", { accountNumber: "1234", balance: 1000 });
  const stream = opened.workspace.getState().instances[0]?.stream ?? "";
  const balance = () => opened.workspace.getState().instances[0]?.image.state["balance"];
  return { ...opened, commands, stream, balance };
}

test("conflict lab: the second of two users is refused, reloads, and succeeds", async () => {
  const { workspace, commands, stream, balance } = await withAccount();
  commands.enterConflictLab();
  const [ada, grace] = [asUser(workspace, "Ada"), asUser(workspace, "Grace")];
  const seenBy = (user: typeof ada) => user.getState().instances[0]?.image.state["balance"];
  expect(await ada.commands.invoke(stream, "withdraw", [100])).toBe(true);
  expect([seenBy(ada), seenBy(grace)]).toEqual([900, 1000]);
  expect(await grace.commands.invoke(stream, "withdraw", [300])).toBe(false);
  expect(grace.getState().rejections[`${stream} withdraw`]).toMatchObject({
    isConflict: true,
    message: "Account 1234 was changed by Ada meanwhile: now at version 1",
  });
  expect(ada.getState().rejections).toEqual({});
  expect(await grace.commands.reloadAndRetry(stream)).toBe(true);
  expect([seenBy(ada), seenBy(grace)]).toEqual([900, 600]);
  await commands.leaveConflictLab();
  expect(workspace.getState().conflictLab).toBeNull();
  expect(balance()).toBe(600);
});

test("conflict lab: two who act in the same moment act in their own names", async () => {
  const { workspace, commands, stream } = await withAccount();
  commands.enterConflictLab();
  const [ada, grace] = [asUser(workspace, "Ada"), asUser(workspace, "Grace")];
  const both = [ada.commands.invoke(stream, "withdraw", [1]), grace.commands.invoke(stream, "withdraw", [2])];
  expect(await Promise.all(both)).toEqual([true, false]);
  expect(Object.keys(grace.getState().rejections)).toHaveLength(1);
});

test("conflict lab: what one user creates is seen by the other", async () => {
  const { workspace, commands, stream } = await withAccount();
  commands.enterConflictLab();
  await commands.create("Account", { accountNumber: "5678" });
  await commands.invoke(stream, "withdraw", [1], "Grace");
  expect(workspace.getState().instances.map(({ label }) => label)).toEqual(["1234", "5678"]);
});

test("conflict lab: every command is saved at once, whatever the switch says; what is pending comes first", async () => {
  const { workspace, commands, stream } = await withAccount();
  await commands.setSaveAutomatically(false);
  await commands.invoke(stream, "withdraw", [1]);
  commands.enterConflictLab();
  expect(workspace.getState()).toMatchObject({
    conflictLab: null,
    notice: { text: "Not now: save or drop first what is pending" },
  });
  await commands.save();
  commands.enterConflictLab();
  await commands.invoke(stream, "withdraw", [1], "Ada");
  expect(workspace.getState().pendingCommands).toEqual([]);
});

test("failure lab: the store fails at the second of three events, and none of them is stored", async () => {
  const { workspace, commands, stream } = await withAccount();
  await commands.setSaveAutomatically(false);
  for (const amount of [1, 2, 3]) await commands.invoke(stream, "withdraw", [amount]);
  commands.failNextSave(2);
  await commands.save();
  const { rejections, pendingCommands, failAt, failure, lastEntry } = workspace.getState();
  expect(rejections["Save"]?.message).toBe(
    "The store failed at event 2 of 3, as you asked. None of them is stored, nor the new state.",
  );
  expect(pendingCommands).toHaveLength(3);
  expect(failAt).toBeNull();
  const withdrawn = "Banking.AccountWithdrawn.v1";
  expect(failure).toEqual({ events: [withdrawn, withdrawn, withdrawn], failedAt: 2, stored: 0 });
  const { messages } = await commands.document();
  expect(messages).toEqual([]);
  expect(lastEntry).toBeLessThanOrEqual(1);
  await commands.save();
  expect((await commands.document()).messages).toHaveLength(3);
});

test("failure lab: with fewer events the last one fails; a save without events does not use the failure up", async () => {
  const { workspace, commands, stream } = await withAccount();
  commands.failNextSave(5);
  await commands.create("Account", { accountNumber: "5678" });
  expect(workspace.getState().failAt).toBe(5);
  expect(await commands.invoke(stream, "withdraw", [1])).toBe(false);
  expect(workspace.getState().notice?.text).toContain("at event 1 of 1");
  expect(await commands.invoke(stream, "withdraw", [1])).toBe(true);
});

test("failure lab: facts come with the deltas, and are not counted", () => {
  const stream = "banking::account-a";
  const message = (type: string) => ({ type, data: { amount: 1 } });
  const record = (type: string, withFact: boolean) => ({
    entry: { aggregate: "Account", id: "a", method: "m", args: [], at: "", outcome: "stored" as const, state: null },
    commit: {
      appends: [
        { streamName: stream, messages: [message(type)] },
        ...(withFact ? [{ streamName: "banking::account-fact-a", messages: [message("B.AccountFactEvent.v1")] }] : []),
      ],
      changes: [],
    },
    stream,
    version: 1,
    recording: { at: 0, idSeed: "", idOffset: 0 },
  });
  const failing = failingAt([record("B.One.v1", true), record("B.Two.v1", false), record("B.Three.v1", true)], 2);
  const writing = () => JSON.stringify(failing);
  expect(writing).toThrow("The store failed at event 2 of 3");
  expect(() => JSON.stringify(failing[0])).not.toThrow();
});
