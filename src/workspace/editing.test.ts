import { expect, test } from "vitest";
import type { Draft } from "./ports.ts";
import { openWorkspace, sources, until } from "./testing/open-workspace.ts";

test("opening compiles and loads the stored files", async () => {
  const { workspace, sandbox } = await openWorkspace();
  const { model, files, sandboxStatus } = workspace.getState();
  expect(files).toEqual(sources);
  expect(model?.description.domain).toBe("Banking");
  expect(sandboxStatus).toBe("ready");
  expect(sandbox.loads).toHaveLength(1);
});

test("edits compile by themselves after a pause, several keystrokes once", async () => {
  const { workspace, compiler, timers } = await openWorkspace();
  workspace.commands.editFile("model.ts", "mode");
  workspace.commands.editFile("model.ts", "model 2");
  expect(workspace.getState().compileStatus).toBe("waiting");
  timers.pass();
  await until(workspace, ({ compileStatus }) => compileStatus === "ready");
  expect(compiler.compilations).toBe(2);
  expect(workspace.getState().model?.codeVersion).toContain("model 2");
});

test("an edit that changes nothing starts nothing", async () => {
  const { workspace, timers, compiler } = await openWorkspace();
  workspace.commands.editFile("model.ts", sources["model.ts"]);
  timers.pass();
  expect(compiler.compilations).toBe(1);
  expect(workspace.getState().compileStatus).toBe("ready");
});

test("newest wins: what was overtaken is never shown", async () => {
  const { workspace, compiler, timers, sandbox } = await openWorkspace();
  compiler.hold();
  workspace.commands.editFile("model.ts", "first");
  timers.pass();
  workspace.commands.editFile("model.ts", "second");
  timers.pass();
  compiler.release();
  await until(workspace, ({ model }) => model?.codeVersion.includes("second") === true);
  expect(sandbox.loads.some((code) => code.includes("first"))).toBe(false);
});

test("with a syntax error the problem is listed and the last good model stays usable", async () => {
  const { workspace, timers } = await openWorkspace();
  const { commands } = workspace;
  commands.editFile("model.ts", "a syntax error");
  timers.pass();
  await until(workspace, ({ compileStatus }) => compileStatus === "failed");
  expect(workspace.getState().problems).toMatchObject([{ source: "compile", place: { file: "model.ts", line: 1 } }]);
  expect(await commands.create("Account", { accountNumber: "1234" })).toBe(true);
});

test("a type error is listed, and the model is loaded all the same", async () => {
  const { workspace, timers } = await openWorkspace();
  workspace.commands.editFile("model.ts", "a type error");
  timers.pass();
  await until(workspace, ({ compileStatus }) => compileStatus === "ready");
  expect(workspace.getState().problems).toHaveLength(1);
  expect(workspace.getState().model?.codeVersion).toContain("a type error");
});

test("code that fails to load is told with its place, and the last good model is put back for the next command", async () => {
  const { workspace, timers, sandbox } = await openWorkspace();
  const { commands } = workspace;
  commands.editFile("model.ts", "a load error");
  timers.pass();
  await until(workspace, ({ compileStatus }) => compileStatus === "failed");
  expect(workspace.getState().problems).toMatchObject([
    { source: "run", message: "An element is missing", place: { line: 7 } },
  ]);
  expect(await commands.create("Account", { accountNumber: "1234" })).toBe(true);
  expect(sandbox.loads).toHaveLength(3);
});

test("a command waits for what was typed just before it", async () => {
  const { workspace, sandbox } = await openWorkspace();
  workspace.commands.editFile("model.ts", "newer model");
  await workspace.commands.create("Account", { accountNumber: "1234" });
  expect(sandbox.loads.at(-1)).toContain("newer model");
});

test("what was typed is stored, and is there when the workspace opens again", async () => {
  const { workspace, timers, store } = await openWorkspace();
  workspace.commands.editFile("scenario.ts", "new scenario");
  timers.pass();
  const again = await openWorkspace({ store, id: workspace.getState().summary.id });
  expect(again.workspace.getState().files["scenario.ts"]).toBe("new scenario");
});

test("a model that stops at its end is used as far as it got; where it loses a class that worked, the last good one stays", async () => {
  const { workspace, timers } = await openWorkspace();
  const names = () => workspace.getState().model?.description.elements.map(({ name }) => name) ?? [];
  const type = async (text: string) => {
    workspace.commands.editFile("model.ts", text);
    timers.pass();
    await until(workspace, ({ problems }) => problems.length > 0);
  };
  await type("stops early");
  expect(workspace.getState().compileStatus).toBe("ready");
  expect(workspace.getState().problems[0]?.message).toBe("Account: accountNumber: is required");
  expect(names()).toContain("Tally");
  workspace.commands.editFile("model.ts", "all is well");
  timers.pass();
  await until(workspace, ({ problems }) => problems.length === 0);
  await type("stops early before Tally");
  expect(workspace.getState().compileStatus).toBe("failed");
  expect(names()).toContain("Tally");
});

test("closing within the pause loses nothing of what was typed", async () => {
  const { workspace, store, sandbox } = await openWorkspace();
  workspace.commands.editFile("scenario.ts", "typed at the last moment");
  workspace.dispose();
  expect(sandbox.isDisposed).toBe(true);
  const again = await openWorkspace({ store, id: workspace.getState().summary.id });
  expect(again.workspace.getState().files["scenario.ts"]).toBe("typed at the last moment");
});

test("asking for a place opens its file, and asking twice is seen twice", async () => {
  const { workspace } = await openWorkspace();
  const place = { file: "specs.ts", line: 3, column: 5 } as const;
  workspace.commands.revealPlace(place);
  const first = workspace.getState().reveal;
  workspace.commands.revealPlace(place);
  expect(workspace.getState().activeFile).toBe("specs.ts");
  expect(workspace.getState().reveal).toMatchObject(place);
  expect(workspace.getState().reveal?.serial).not.toBe(first?.serial);
});

test("a draft over a text that another tab has replaced since is put to its person, with both texts", async () => {
  const first = await openWorkspace();
  const { id } = first.workspace.getState().summary;
  const draft = { ...sources, "model.ts": "torn away", base: { ...sources, "model.ts": "as it was before" } };
  const kept = { read: () => draft, write: () => undefined };
  const again = await openWorkspace({ store: first.store, id, drafts: kept });
  expect(again.workspace.getState()).toMatchObject({
    files: { "model.ts": "torn away" },
    fileConflict: { files: ["model.ts"], theirs: sources },
  });
  expect(await (await first.store.open(id))?.files()).toEqual(sources);
  await again.workspace.commands.resolveFileConflict("mine");
  expect((await (await first.store.open(id))?.files())?.["model.ts"]).toBe("torn away");
});

test("what was typed just before the page was torn away is there when it opens again, and is stored then", async () => {
  const drafts = new Map<string, Draft | null>();
  const kept = {
    read: (id: string) => drafts.get(id) ?? null,
    write: (id: string, draft: Draft | null) => void drafts.set(id, draft),
  };
  const { workspace, store } = await openWorkspace({ drafts: kept });
  const { id } = workspace.getState().summary;
  workspace.commands.editFile("model.ts", "torn away");
  const again = await openWorkspace({ store, id, drafts: kept });
  expect(again.workspace.getState().files["model.ts"]).toBe("torn away");
  expect(drafts.get(id)).toBeNull();
  expect((await (await store.open(id))?.files())?.["model.ts"]).toBe("torn away");
});
