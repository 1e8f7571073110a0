import { expect, test } from "vitest";
import { misfitOf } from "./event-fit.ts";
import { openWorkspace, until } from "./testing/open-workspace.ts";

async function withTally() {
  const opened = await openWorkspace();
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
      misfits: [{ position: 0, reason: "The model has no event of type Banking.AccountWithdrawn.v1" }],
    },
  ]);
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
  expect(misfitOf({ type: "T.Gone.v1", data: {} }, model)).toBe("The model has no event of type T.Gone.v1");
});
