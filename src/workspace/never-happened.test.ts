import { expect, test } from "vitest";
import { memoryWorkspaceStore } from "../store/memory-workspace-store.ts";
import type { StoredWorkspace } from "../store/workspace-store.ts";
import { openWorkspaceOn } from "./testing/open-workspace.ts";

async function withHistory() {
  const opened = await openWorkspaceOn(memoryWorkspaceStore());
  const { workspace } = opened;
  const { commands } = workspace;
  await commands.create("Account", { accountNumber: "1", balance: 100 });
  await commands.create("Account", { accountNumber: "2", balance: 100 });
  const [first = "", second = ""] = workspace.getState().instances.map(({ stream }) => stream);
  await commands.invoke(first, "withdraw", [60]);
  await commands.invoke(second, "withdraw", [10]);
  await commands.invoke(first, "withdraw", [60]);
  await commands.invoke(first, "withdraw", [30]);
  const branchOf = async (id: string | null) => (await (await opened.store.open(id ?? ""))?.document())?.commands ?? [];
  const told = (list: Awaited<ReturnType<typeof branchOf>>) =>
    list.map(({ method, args, outcome }) => [method, args[0], outcome]);
  return { ...opened, commands, branchOf, told };
}

test("without one command the later ones are given again in a branch, and what was refused may succeed", async () => {
  const { workspace, commands, branchOf, told, opened } = await withHistory();
  const before = await commands.document();
  const id = await commands.branchWithout(1);
  expect(opened).toEqual([id]);
  expect(told((await branchOf(id)).slice(2))).toEqual([
    ["withdraw", 10, "stored"],
    ["withdraw", 60, "stored"],
    ["withdraw", 30, "stored"],
  ]);
  expect(workspace.getState().notice?.text).toBe(
    "Branched as “Banking, without withdraw”: 3 later commands given again, all as before",
  );
  expect(await commands.document()).toEqual(before);
});

test("commands that fail without it are marked as refused, and named", async () => {
  const { workspace, commands, branchOf, told } = await withHistory();
  await commands.create("Account", { accountNumber: "3", balance: 20 });
  const third = workspace.getState().instances[2]?.stream ?? "";
  await commands.invoke(third, "withdraw", [-50]);
  await commands.invoke(third, "withdraw", [60]);
  const id = await commands.branchWithout(5);
  expect(told(await branchOf(id)).at(-1)).toEqual(["withdraw", 60, "rejected"]);
  expect(workspace.getState().notice?.text).toContain("1 later command given again, 1 fails now: withdraw");
});

test("a refused command can be left out as well, and changes nothing", async () => {
  const { commands, branchOf, told } = await withHistory();
  const id = await commands.branchWithout(3);
  expect(told((await branchOf(id)).slice(2))).toEqual([
    ["withdraw", 60, "stored"],
    ["withdraw", 10, "stored"],
    ["withdraw", 30, "stored"],
  ]);
});

test("given again, commands have the clock and the ids that they had", async () => {
  const { commands, store, workspace } = await withHistory();
  const recordingsOf = async (document: StoredWorkspace["document"]) => {
    const recordings: unknown[] = [];
    await document({ onCommand: ({ recording }) => void recordings.push(recording) });
    return recordings.slice(-3);
  };
  const branch = await store.open((await commands.branchWithout(1)) ?? "");
  const original = await store.open(workspace.getState().summary.id);
  if (branch === null || original === null) throw new Error("Both are stored.");
  expect(await recordingsOf((options) => branch.document(options))).toEqual(
    await recordingsOf((options) => original.document(options)),
  );
});

test("an entry that is in no log cannot be left out", async () => {
  const { commands, opened, workspace } = await withHistory();
  expect(await commands.branchWithout(99)).toBeNull();
  expect(opened).toEqual([]);
  expect(workspace.getState().notice?.text).toContain("cannot be left out");
});
