import { expect, test } from "vitest";
import { StorageError } from "../store/failures.ts";
import { openWorkspace, until, type OpenedWorkspace } from "./testing/open-workspace.ts";

async function withAccount(balance = 1000): Promise<OpenedWorkspace & { readonly stream: string }> {
  const opened = await openWorkspace();
  await opened.workspace.commands.create("Account", { accountNumber: "1234", balance });
  const [instance] = opened.workspace.getState().instances;
  return { ...opened, stream: instance?.stream ?? "" };
}

test("a created account is listed under its number, selected, and stored as version 0", async () => {
  const { workspace, stream } = await withAccount();
  const { instances, selection, notice } = workspace.getState();
  expect(instances).toMatchObject([{ label: "1234", image: { record: { version: 0 }, state: { balance: 1000 } } }]);
  expect(selection.stream).toBe(stream);
  expect(notice?.text).toBe("Account 1234 created, version 0");
});

test("withdraw changes the balance, stores one event, and says so", async () => {
  const { workspace, stream } = await withAccount();
  expect(await workspace.commands.invoke(stream, "withdraw", [500])).toBe(true);
  const { instances, notice, lastEntry, selection } = workspace.getState();
  expect(instances[0]?.image.state["balance"]).toBe(500);
  expect(notice?.text).toBe("AccountWithdrawn stored, version 1");
  expect(lastEntry).toBe(1);
  expect(selection.entry).toBe(1);
  const { entries } = await workspace.commands.timeline({ from: 1, limit: 10, direction: "forward" });
  expect(entries).toMatchObject([
    {
      kind: "delta",
      version: 1,
      command: { method: "withdraw", args: [500], outcome: "stored", state: { balance: 500 } },
    },
  ]);
});

test("what a command stored is told in one change, entries as they can be read and the words of it", async () => {
  const { workspace, stream } = await withAccount();
  const told: string[] = [];
  let lastStored: unknown = null;
  workspace.subscribe(({ lastEntry, lastStored: entries }, before) => {
    if (lastEntry === before.lastEntry) return;
    lastStored = entries;
    // As React draws: in the first microtask after the change.
    queueMicrotask(() => {
      const { notice, selection } = workspace.getState();
      told.push(notice?.text ?? "", String(selection.entry));
    });
  });
  await workspace.commands.invoke(stream, "withdraw", [500]);
  expect(told).toEqual(["AccountWithdrawn stored, version 1", "1"]);
  const { entries } = await workspace.commands.timeline({ from: 1, limit: 10, direction: "forward" });
  expect(lastStored).toEqual(entries);
});

test("a refused command changes nothing, is logged, and is told in the model's own words", async () => {
  const { workspace, stream } = await withAccount();
  expect(await workspace.commands.invoke(stream, "withdraw", [2000])).toBe(false);
  const { instances, notice, rejections, problems } = workspace.getState();
  expect(instances[0]?.image).toMatchObject({ record: { version: 0 }, state: { balance: 1000 } });
  expect(notice?.text).toBe("Refused: Balance cannot be below overdraft limit");
  expect(rejections[`${stream} withdraw`]).toMatchObject({
    name: "InsufficientFunds",
    isConflict: false,
    place: { file: "model.ts", line: 7 },
  });
  expect(problems).toMatchObject([{ source: "run", place: { line: 7 } }]);
  const { entries } = await workspace.commands.timeline({ from: 1, limit: 10, direction: "forward" });
  expect(entries).toMatchObject([
    { kind: "rejected", stream, version: 0, command: { outcome: "rejected", args: [2000], state: null } },
  ]);
});

test("the next accepted command ends the refusal of its form and the problem of the run", async () => {
  const { workspace, stream } = await withAccount();
  await workspace.commands.invoke(stream, "withdraw", [2000]);
  await workspace.commands.invoke(stream, "withdraw", [5]);
  expect(workspace.getState().rejections).toEqual({});
  expect(workspace.getState().problems).toEqual([]);
});

test("texts of a ValidationError stand at the fields concerned", async () => {
  const { workspace } = await openWorkspace();
  expect(await workspace.commands.create("Account", {})).toBe(false);
  expect(workspace.getState().rejections["New Account"]?.fields).toEqual({ accountNumber: ["is required"] });
});

test("a unique value that is taken is refused by the store, at its field, and nothing is stored", async () => {
  const { workspace } = await withAccount();
  expect(await workspace.commands.create("Account", { accountNumber: "1234" })).toBe(false);
  const { rejections, instances } = workspace.getState();
  expect(instances).toHaveLength(1);
  expect(rejections["New Account"]).toMatchObject({
    isConflict: false,
    fields: { accountNumber: ["Account with accountNumber '1234' is already present."] },
  });
});

test("a question that changes nothing stores nothing, and its answer is told", async () => {
  const { workspace, stream } = await withAccount();
  expect(await workspace.commands.invoke(stream, "balance", [])).toBe(true);
  expect(workspace.getState().notice?.text).toBe("balance returned 1000");
  expect(workspace.getState().lastEntry).toBe(0);
});

test("aggregates that a command reads are looked up, absent ones are told apart", async () => {
  const { workspace, stream, sandbox } = await withAccount();
  await workspace.commands.create("Account", { accountNumber: "5678", balance: 7 });
  const other = workspace.getState().instances[1]?.stream ?? "";
  await workspace.commands.invoke(stream, "compare", [other]);
  expect(workspace.getState().notice?.text).toBe("compare returned 7");
  await workspace.commands.invoke(stream, "compare", ["banking::account-nowhere"]);
  expect(workspace.getState().notice?.text).toBe("compare returned absent");
  const [first, second] = sandbox.requests.slice(-2);
  expect(second?.recording).toEqual(first?.recording);
});

test("an endless loop is told with a problem and a refusal, and the page goes on", async () => {
  const { workspace, stream } = await withAccount();
  expect(await workspace.commands.invoke(stream, "hang", [])).toBe(false);
  const { notice, problems, rejections, sandboxStatus } = workspace.getState();
  expect(notice?.text).toContain("did not end");
  expect(problems).toHaveLength(1);
  expect(rejections[`${stream} hang`]?.name).toBe("Timeout");
  expect(sandboxStatus).toBe("ready");
  expect(await workspace.commands.invoke(stream, "withdraw", [1])).toBe(true);
});

test("a store that fails refuses the command, and says why", async () => {
  const { workspace, stream, store } = await withAccount();
  store.failNext = new StorageError("full");
  expect(await workspace.commands.invoke(stream, "withdraw", [1])).toBe(false);
  expect(workspace.getState().rejections[`${stream} withdraw`]?.message).toContain("storage is full");
  expect(workspace.getState().instances[0]?.image.state["balance"]).toBe(1000);
});

test("commands given at once run one after another, and each builds on the one before", async () => {
  const { workspace, stream } = await withAccount();
  const { invoke } = workspace.commands;
  expect(
    await Promise.all([
      invoke(stream, "withdraw", [100]),
      invoke(stream, "withdraw", [200]),
      invoke(stream, "withdraw", [300]),
    ]),
  ).toEqual([true, true, true]);
  expect(workspace.getState().instances[0]?.image).toMatchObject({ record: { version: 3 }, state: { balance: 400 } });
});

test("ids of a session follow from one seed, counted on by each creation", async () => {
  const { workspace, sandbox } = await openWorkspace({ seed: "a-seed" });
  await workspace.commands.create("Account", { accountNumber: "1" });
  await workspace.commands.create("Account", { accountNumber: "2" });
  expect(sandbox.requests.map(({ recording }) => [recording.idSeed, recording.idOffset])).toEqual([
    ["a-seed", 0],
    ["a-seed", 1],
  ]);
});

test("while the past is shown its commands are refused; back in the present they work", async () => {
  const { workspace, stream } = await withAccount();
  await workspace.commands.invoke(stream, "withdraw", [1]);
  workspace.commands.select({ version: 0 });
  expect(await workspace.commands.invoke(stream, "withdraw", [1])).toBe(false);
  expect(workspace.getState().notice?.text).toContain("the past");
  workspace.commands.select({ version: null });
  expect(await workspace.commands.invoke(stream, "withdraw", [1])).toBe(true);
});

test("dismissing a refusal forgets that one alone", async () => {
  const { workspace, stream } = await withAccount();
  await workspace.commands.create("Account", {});
  await workspace.commands.invoke(stream, "withdraw", [2000]);
  workspace.commands.dismissRejection("New Account");
  expect(Object.keys(workspace.getState().rejections)).toEqual([`${stream} withdraw`]);
});

test("after a reload everything is there", async () => {
  const { workspace, store, stream } = await withAccount();
  await workspace.commands.invoke(stream, "withdraw", [250]);
  const again = await openWorkspace({ store, id: workspace.getState().summary.id });
  expect(again.workspace.getState()).toMatchObject({
    lastEntry: 1,
    instances: [{ label: "1234", image: { state: { balance: 750 } } }],
  });
  expect(await again.workspace.commands.invoke(stream, "withdraw", [250])).toBe(true);
  expect(again.workspace.getState().notice?.text).toBe("AccountWithdrawn stored, version 2");
});

test("stored instances are shown before the model is compiled", async () => {
  const { workspace, store } = await withAccount();
  const id = workspace.getState().summary.id;
  const { createWorkspace } = await import("./workspace.ts");
  const { FakeCompiler } = await import("./testing/fake-compiler.ts");
  const { FakeSandbox } = await import("./testing/fake-sandbox.ts");
  const compiler = new FakeCompiler();
  compiler.hold();
  const stored = await store.open(id);
  if (stored === null) throw new Error("It was just stored.");
  const timers = { set: () => 0, clear: () => undefined };
  const early = await createWorkspace({
    stored,
    store,
    compiler,
    sandbox: new FakeSandbox(),
    clock: Date.now,
    ids: () => "seed",
    timers,
  });
  expect(early.getState().model).toBeNull();
  expect(early.getState().instances).toHaveLength(1);
  compiler.release();
  await until(early, ({ model }) => model !== null);
  expect(early.getState().instances[0]?.label).toBe("1234");
});
