import { expect, test } from "vitest";
import { memoryWorkspaceStore } from "../store/memory-workspace-store.ts";
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
  expect(await commands.invoke(stream, "withdraw", [100])).toBe(true);
  commands.actAs("Grace");
  expect(balance()).toBe(1000);
  expect(await commands.invoke(stream, "withdraw", [300])).toBe(false);
  expect(workspace.getState().rejections[`${stream} withdraw`]).toMatchObject({
    isConflict: true,
    message: "Account 1234 was changed by Ada meanwhile: now at version 1",
  });
  expect(await commands.reloadAndRetry(stream)).toBe(true);
  expect(balance()).toBe(600);
  commands.actAs("Ada");
  expect(balance()).toBe(900);
  await commands.leaveConflictLab();
  expect(workspace.getState().conflictLab).toBeNull();
  expect(balance()).toBe(600);
});

test("conflict lab: what one user creates is seen by the other", async () => {
  const { workspace, commands } = await withAccount();
  commands.enterConflictLab();
  await commands.create("Account", { accountNumber: "5678" });
  commands.actAs("Grace");
  expect(workspace.getState().instances.map(({ label }) => label)).toEqual(["1234", "5678"]);
});

test("conflict lab: nobody changes places with something pending", async () => {
  const { workspace, commands, stream } = await withAccount();
  commands.enterConflictLab();
  await commands.setSaveAutomatically(false);
  await commands.invoke(stream, "withdraw", [1]);
  commands.actAs("Grace");
  expect(workspace.getState().conflictLab?.user).toBe("Ada");
  expect(workspace.getState().notice?.text).toBe("Save or drop what is pending first");
});

test("failure lab: the store fails at the second of three events, and none of them is stored", async () => {
  const { workspace, commands, stream } = await withAccount();
  await commands.setSaveAutomatically(false);
  for (const amount of [1, 2, 3]) await commands.invoke(stream, "withdraw", [amount]);
  commands.failNextSave(2);
  await commands.save();
  const { rejections, pendingCommands, failAt, lastEntry } = workspace.getState();
  expect(rejections["Save"]?.message).toBe(
    "The store failed at event 2 of 3, as you asked. None of them is stored, nor the new state.",
  );
  expect(pendingCommands).toHaveLength(3);
  expect(failAt).toBeNull();
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
