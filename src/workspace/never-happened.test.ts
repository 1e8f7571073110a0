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
    "Branched as “Banking, without withdraw”: 3 later commands given again, 1 refused before is accepted now: withdraw",
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

test("what was saved together is saved together again, without the one in its middle", async () => {
  const { commands, workspace, branchOf, store } = await withHistory();
  const [first = ""] = workspace.getState().instances.map(({ stream }) => stream);
  await commands.setSaveAutomatically(false);
  for (const amount of [1, 2, 3]) await commands.invoke(first, "withdraw", [amount]);
  await commands.save();
  const last = await store.open(workspace.getState().summary.id);
  const { entries } = (await last?.timeline({ from: 1, limit: 99, direction: "forward" })) ?? { entries: [] };
  const middle = entries.find(({ command }) => command?.args[0] === 2)?.number ?? 0;
  const id = await commands.branchWithout(middle);
  const branch = (await branchOf(id)).slice(-2);
  expect(branch.map(({ args, outcome, state }) => [args[0], outcome, state?.["balance"]])).toEqual([
    [1, "stored", undefined],
    [3, "stored", 6],
  ]);
  const versions = (await (await store.open(id ?? ""))?.record(first))?.version;
  expect(versions, "the two are one version, as the three were").toBe(3);
});

test("two aggregates that were saved in one transaction are saved in one again", async () => {
  const { commands, workspace, branchOf, told } = await withHistory();
  const [first = "", second = ""] = workspace.getState().instances.map(({ stream }) => stream);
  await commands.setSaveAutomatically(false);
  await commands.invoke(second, "withdraw", [5]);
  await commands.invoke(first, "withdraw", [6]);
  await commands.invoke(second, "withdraw", [7]);
  await commands.save();
  const id = await commands.branchWithout(1);
  const branch = await branchOf(id);
  expect(told(branch.slice(-3))).toEqual([
    ["withdraw", 5, "stored"],
    ["withdraw", 7, "stored"],
    ["withdraw", 6, "stored"],
  ]);
  expect(branch.slice(-3).map(({ state }) => state?.["balance"])).toEqual([undefined, 78, 4]);
});

test("a refusal by conflict is not given again: its retry already is", async () => {
  const { commands, workspace, branchOf, told } = await withHistory();
  const [, second = ""] = workspace.getState().instances.map(({ stream }) => stream);
  commands.enterConflictLab();
  await commands.invoke(second, "withdraw", [20], "Ada");
  await commands.invoke(second, "withdraw", [30], "Grace");
  await commands.reloadAndRetry(second, "Grace");
  const branch = await branchOf(await commands.branchWithout(1));
  expect(told(branch.slice(-3))).toEqual([
    ["withdraw", 20, "stored"],
    ["withdraw", 30, "rejected"],
    ["withdraw", 30, "stored"],
  ]);
  expect(branch.at(-2)?.error?.name).toBe("ExpectedVersionError");
  expect(branch.at(-1)?.state).toMatchObject({ balance: 40 });
});

test("what a scenario saved stays as it was, and what was done with it follows", async () => {
  const { commands, workspace, branchOf, store } = await withHistory();
  await commands.runScenario();
  const scenario = workspace.getState().instances[2]?.stream ?? "";
  await commands.invoke(scenario, "withdraw", [4]);
  const before = await commands.document();
  const id = await commands.branchWithout(1);
  const branch = await branchOf(id);
  expect(branch.slice(-2).map(({ method, state }) => [method, state?.["balance"]])).toEqual([
    ["scenario", 10],
    ["withdraw", 6],
  ]);
  const kept = (await (await store.open(id ?? ""))?.document())?.messages.filter(
    ({ streamName }) => streamName === scenario,
  );
  const original = before.messages.filter(({ streamName }) => streamName === scenario);
  expect(kept?.map(({ data }) => data)).toEqual(original.map(({ data }) => data));
});

test("giving again tells how far it is; cancelled, nothing is left of it", async () => {
  const { commands, workspace, store, opened } = await withHistory();
  const seen: (number | null)[] = [];
  workspace.subscribe(({ work }) => void (work && seen.push(work.done)));
  await commands.branchWithout(1);
  expect(seen.at(-1)).toBe(1);
  const stop = workspace.subscribe(({ work }) => work?.cancel());
  expect(await commands.branchWithout(1)).toBeNull();
  stop();
  expect(workspace.getState().work).toBeNull();
  expect(workspace.getState().notice?.text).toContain("Cancelled");
  expect(await store.list()).toHaveLength(2);
  expect(opened).toHaveLength(1);
});
