import { expect, test } from "vitest";
import { openWorkspace, until } from "./testing/open-workspace.ts";

async function twoTabs() {
  const here = await openWorkspace({ seed: "here" });
  await here.workspace.commands.create("Account", { accountNumber: "1234", balance: 1000 });
  const id = here.workspace.getState().summary.id;
  const there = await openWorkspace({ store: here.store.anotherTab(), id, seed: "there" });
  return { here, there, stream: here.workspace.getState().instances[0]?.stream ?? "" };
}

test("what one tab does appears in the other", async () => {
  const { here, there, stream } = await twoTabs();
  await here.workspace.commands.invoke(stream, "withdraw", [300]);
  await until(there.workspace, ({ lastEntry }) => lastEntry === 1);
  expect(there.workspace.getState().instances[0]?.image.state["balance"]).toBe(700);
  await here.workspace.commands.create("Account", { accountNumber: "5678" });
  await until(there.workspace, ({ instances }) => instances.length === 2);
});

test("a stale save is refused in words, and reload and retry carries it through", async () => {
  const { here, there, stream } = await twoTabs();
  await here.workspace.commands.setSaveAutomatically(false);
  await here.workspace.commands.invoke(stream, "withdraw", [100]);
  await there.workspace.commands.setSaveAutomatically(true);
  await there.workspace.commands.invoke(stream, "withdraw", [300]);
  await until(
    here.workspace,
    ({ notice }) => notice?.text === "Account 1234 was changed in another tab: now at version 1",
  );

  await here.workspace.commands.save();
  const { rejections, pendingCommands } = here.workspace.getState();
  expect(rejections["Save"]).toMatchObject({
    name: "ExpectedVersionError",
    isConflict: true,
    stream,
    message: "Account 1234 was changed in another tab: now at version 1",
  });
  expect(pendingCommands).toHaveLength(1);

  expect(await here.workspace.commands.reloadAndRetry(stream)).toBe(true);
  expect(here.workspace.getState()).toMatchObject({
    rejections: {},
    pendingCommands: [],
    instances: [{ image: { record: { version: 2 }, state: { balance: 600 } } }],
  });
});

test("a command on a stale copy is refused as a conflict and logged, and succeeds after reload and retry", async () => {
  const { here, there, stream } = await twoTabs();
  here.store.isDeaf = true;
  expect(await there.workspace.commands.invoke(stream, "withdraw", [300])).toBe(true);
  expect(await here.workspace.commands.invoke(stream, "withdraw", [100])).toBe(false);
  expect(here.workspace.getState().rejections[`${stream} withdraw`]).toMatchObject({
    isConflict: true,
    message: "Account 1234 was changed in another tab: now at version 1",
  });
  expect(await here.workspace.commands.reloadAndRetry(stream)).toBe(true);
  expect(here.workspace.getState()).toMatchObject({
    rejections: {},
    instances: [{ image: { record: { version: 2 }, state: { balance: 600 } } }],
  });
  const { commands } = await here.workspace.commands.document();
  expect(commands.map(({ outcome }) => outcome)).toEqual(["created", "stored", "rejected", "stored"]);
});

test("files saved in one tab appear in the other", async () => {
  const { here, there } = await twoTabs();
  here.workspace.commands.editFile("model.ts", "changed here");
  here.timers.pass();
  await until(there.workspace, ({ files }) => files["model.ts"] === "changed here");
  expect(there.workspace.getState().notice?.text).toBe("model.ts changed in another tab");
});

test.each([
  ["mine", "typed there"],
  ["theirs", "typed here"],
] as const)("two tabs that edit one file lose nobody's text without asking: keep %s", async (keep, text) => {
  const { here, there } = await twoTabs();
  there.workspace.commands.editFile("model.ts", "typed there");
  here.workspace.commands.editFile("model.ts", "typed here");
  here.timers.pass();
  there.timers.pass();
  await until(there.workspace, ({ fileConflict }) => fileConflict !== null);
  expect(there.workspace.getState().fileConflict).toMatchObject({
    files: ["model.ts"],
    theirs: { "model.ts": "typed here" },
  });
  expect(there.workspace.getState().files["model.ts"]).toBe("typed there");
  await there.workspace.commands.resolveFileConflict(keep);
  expect(there.workspace.getState()).toMatchObject({ fileConflict: null, files: { "model.ts": text } });
  await until(here.workspace, ({ files }) => files["model.ts"] === text);
});
