import { expect, test } from "vitest";
import { FakeStore } from "../workspace/testing/fake-store.ts";
import { openWorkspace, sources } from "../workspace/testing/open-workspace.ts";
import { createWorkspaces } from "../workspace/workspaces.ts";
import { createKeeping, type StorageManagerPort } from "./keeping.ts";

async function setUp(answer: boolean | undefined, isStored = true) {
  const store = new FakeStore();
  const workspaces = createWorkspaces({
    store,
    snapshotStore: () => new FakeStore(),
    open: async ({ stored }) => (await openWorkspace({ store, id: stored.summary.id })).workspace,
    remembered: { read: () => null, write: () => undefined },
    first: () => Promise.resolve({ title: "Banking", files: sources }),
  });
  await workspaces.commands.start();
  let asked = 0;
  const storage: StorageManagerPort = {
    persisted: () => Promise.resolve(false),
    persist: () => {
      asked += 1;
      return Promise.resolve(answer === true);
    },
  };
  const keeping = createKeeping(workspaces, answer === undefined ? undefined : storage, isStored);
  const { open } = workspaces.getState();
  if (open === null) throw new Error("The first workspace is open.");
  const storeEvent = async () => {
    await open.commands.create("Account", { accountNumber: "1", balance: 10 });
    await open.commands.invoke(open.getState().instances[0]?.stream ?? "", "withdraw", [1]);
  };
  return { keeping, storeEvent, asked: () => asked };
}

test.each([
  [true, "kept"],
  [false, "best effort"],
  [undefined, "best effort"],
] as const)("the browser is asked with the first stored event (its answer: %s)", async (answer, outcome) => {
  const { keeping, storeEvent, asked } = await setUp(answer);
  expect([keeping.getState().keeping, asked()]).toEqual(["nothing yet", 0]);
  await storeEvent();
  await expect.poll(() => keeping.getState().keeping).toBe(outcome);
  await storeEvent();
  expect(asked()).toBe(answer === undefined ? 0 : 1);
});

test("where nothing is stored, nothing is asked", async () => {
  const { keeping, storeEvent, asked } = await setUp(true, false);
  await storeEvent();
  expect([keeping.getState().keeping, asked()]).toEqual(["memory", 0]);
});
