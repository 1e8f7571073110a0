import { expect, test } from "vitest";
import { memoryWorkspaceStore } from "../store/memory-workspace-store.ts";
import type { WorkspaceStore } from "../store/workspace-store.ts";
import { misfitOf } from "./event-fit.ts";
import { FakeStore } from "./testing/fake-store.ts";
import { openWorkspaceOn, until } from "./testing/open-workspace.ts";

async function withTally(store: WorkspaceStore = new FakeStore()) {
  const opened = await openWorkspaceOn(store);
  const { commands } = opened.workspace;
  await commands.create("Tally", {});
  const stream = opened.workspace.getState().instances[0]?.stream ?? "";
  for (const by of [1, 4, 20]) await commands.invoke(stream, "add", [by]);
  const edit = async (text: string) => {
    commands.editFile("model.ts", text);
    opened.timers.pass();
    await until(
      opened.workspace,
      ({ model, compileStatus }) => compileStatus === "ready" && model?.codeVersion.includes(text) === true,
    );
  };
  return { ...opened, commands, stream, edit };
}

test("an edit tells which versions would have another state, with the differences, and changes nothing stored", async () => {
  const { workspace, commands, stream, edit } = await withTally();
  const before = await commands.document();
  await edit("counts double");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  const { whatIf } = workspace.getState();
  expect(whatIf).toMatchObject({ aggregates: 1, events: 4, isAll: true });
  expect(whatIf?.streams).toEqual([
    {
      stream,
      name: `Tally ${stream.slice("banking::tally-".length).slice(0, 8)}`,
      misfits: [],
      differing: [
        { version: 1, changes: [{ path: "count", before: 1, after: 2 }] },
        { version: 2, changes: [{ path: "count", before: 5, after: 10 }] },
        { version: 3, changes: [{ path: "count", before: 25, after: 50 }] },
      ],
      refused: [],
      accepted: [],
    },
  ]);
  expect({ ...(await commands.document()), files: null }).toEqual({ ...before, files: null });
});

test("the first event that the code cannot apply is found, and why", async () => {
  const { workspace, edit } = await withTally();
  await edit("at most 10");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  const [found] = workspace.getState().whatIf?.streams ?? [];
  expect(found?.misfits).toEqual([
    { position: 3, type: "Banking.Added.v1", reason: "count: value is greater than 10" },
  ]);
  expect(found?.differing).toEqual([]);
});

test("events whose class is gone are told, of state-based aggregates too", async () => {
  const { workspace, commands, edit } = await withTally();
  await commands.create("Account", { accountNumber: "1", balance: 5 });
  await commands.invoke(workspace.getState().instances[1]?.stream ?? "", "withdraw", [1]);
  await edit("no withdrawals");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  expect(workspace.getState().whatIf?.streams).toMatchObject([
    {
      name: "Account 1",
      misfits: [{ position: 0, reason: "the model no longer has an event AccountWithdrawn" }],
    },
  ]);
});

async function withAccount(balance: number) {
  const opened = await withTally(memoryWorkspaceStore());
  await opened.commands.create("Account", { accountNumber: "1", balance });
  const account = opened.workspace.getState().instances[1]?.stream ?? "";
  const found = async () => {
    await until(opened.workspace, ({ whatIf }) => whatIf !== null);
    return opened.workspace.getState().whatIf?.streams.find(({ stream }) => stream === account);
  };
  return { ...opened, account, found };
}

test("commands on a state-based aggregate are run again: which versions would differ, and nothing is stored", async () => {
  const { commands, account, edit, found } = await withAccount(100);
  await commands.invoke(account, "withdraw", [10]);
  await commands.invoke(account, "withdraw", [20]);
  const before = await commands.document();
  await edit("a fee for each withdrawal");
  expect(await found()).toMatchObject({
    name: "Account 1",
    misfits: [],
    differing: [
      { version: 1, changes: [{ path: "balance", before: 90, after: 89 }] },
      { version: 2, changes: [{ path: "balance", before: 70, after: 68 }] },
    ],
  });
  expect({ ...(await commands.document()), files: null }).toEqual({ ...before, files: null });
});

test("a command that the new code would refuse is named with its reason, one that it would accept as well", async () => {
  const { workspace, commands, account, edit, found } = await withAccount(100);
  await commands.invoke(account, "withdraw", [100]);
  await edit("a fee for each withdrawal");
  expect((await found())?.refused).toMatchObject([
    { command: { method: "withdraw", args: [100] }, version: 1, reason: "Balance cannot be below overdraft limit" },
  ]);
  await edit("as before");
  await until(workspace, ({ whatIf }) => whatIf === null);
  await commands.invoke(account, "withdraw", [7]);
  await edit("generous");
  expect((await found())?.accepted).toMatchObject([{ command: { method: "withdraw", args: [7] } }]);
});

test("what was refused while other commands were pending is run again in its place", async () => {
  const { workspace, commands, account, edit } = await withAccount(100);
  await commands.setSaveAutomatically(false);
  await commands.invoke(account, "withdraw", [80]);
  expect(await commands.invoke(account, "withdraw", [30])).toBe(false);
  await commands.save();
  await edit("counts double");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  expect(workspace.getState().whatIf?.streams.map(({ stream }) => stream)).not.toContain(account);
});

test("a value that another one has is refused beside the store too", async () => {
  const { workspace, commands, account, edit } = await withAccount(100);
  expect(await commands.create("Account", { accountNumber: "1" })).toBe(false);
  await commands.invoke(account, "withdraw", [10]);
  await edit("a fee for each withdrawal");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  expect(workspace.getState().whatIf?.streams.flatMap(({ accepted }) => accepted)).toEqual([]);
});

test("the selected aggregate comes first", async () => {
  const { workspace, commands, stream, account, edit } = await withAccount(100);
  await commands.invoke(account, "withdraw", [10]);
  await edit("counts double, and a fee");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  expect(workspace.getState().whatIf?.streams.map((each) => each.stream)).toEqual([account, stream]);
});

test("an edit that changes no outcome says nothing, and one that mends the model takes back what was said", async () => {
  const { workspace, edit } = await withTally();
  await edit("a comment");
  await edit("counts double");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  await edit("counts as before");
  await until(workspace, ({ whatIf }) => whatIf === null);
  await edit("counts double again");
  await until(workspace, ({ whatIf }) => whatIf !== null);
  workspace.commands.dismissWhatIf();
  expect(workspace.getState().whatIf).toBeNull();
});

test("an event fits when its class knows its fields and misses none that it requires", () => {
  const field = {
    kind: "string",
    unique: false,
    identifier: false,
    default: null,
    choices: null,
    description: "",
  } as const;
  const limits = { min: null, max: null, minLength: null, maxLength: null, target: null, of: null } as const;
  const named = (name: string, required: boolean, hasDefault = false) => ({
    ...field,
    ...limits,
    name,
    required,
    hasDefault,
  });
  const element = {
    kind: "event",
    name: "Added",
    aggregate: null,
    invariants: [],
    isEventSourced: false,
    hasFactEvents: false,
    category: null,
    identifier: null,
    type: "T.Added.v1",
    handles: [],
  } as const;
  const fields = [named("by", true), named("note", false), named("unit", true, true)];
  const model = { domain: "T", streamPrefix: "t", elements: [{ ...element, fields }] };
  const fit = (data: Readonly<Record<string, unknown>>) => misfitOf({ type: "T.Added.v1", data }, model);
  expect(fit({ by: 1 })).toBeNull();
  expect(fit({ note: "x" })).toBe("Added requires by, which this event does not have");
  expect(fit({ by: 1, colour: "red" })).toBe("Added no longer has the field colour");
  expect(misfitOf({ type: "T.Gone.v1", data: {} }, model)).toBe("the model no longer has an event Gone");
  expect(misfitOf({ type: "T.Added.v2", data: {} }, model)).toBe(
    "it was stored as v2, and the model has Added only as v1",
  );
});
