import { expect, test } from "vitest";
import type { StoredWorkspace, WorkspaceStore } from "../store/workspace-store.ts";
import { DamagedRowError, DocumentError } from "../store/failures.ts";
import { FakeStore } from "./testing/fake-store.ts";
import { openWorkspace, sources } from "./testing/open-workspace.ts";
import type { Workspace } from "./state.ts";
import { createWorkspaces, freeTitle } from "./workspaces.ts";

function setUp(store = new FakeStore()) {
  let last: string | null = null;
  const snapshots: FakeStore[] = [];
  const disposed: string[] = [];
  const said: (string | null)[] = [];
  const workspaces = createWorkspaces({
    store,
    snapshotStore: () => {
      const snapshot = new FakeStore();
      snapshots.push(snapshot);
      return snapshot;
    },
    open: async ({ stored, store: from, isSnapshot, notice }) => {
      const workspace = await opened(stored, from);
      said.push(notice);
      const title = workspace.getState().summary.title;
      return {
        ...workspace,
        getState: () => ({ ...workspace.getState(), isSnapshot }),
        dispose: () => disposed.push(title),
      };
    },
    remembered: { read: () => last, write: (id) => (last = id) },
    first: () => Promise.resolve({ title: "Banking", files: sources }),
  });
  const title = () => workspaces.getState().open?.getState().summary.title;
  return { workspaces, commands: workspaces.commands, store, snapshots, disposed, said, title };
}

async function opened({ summary: { id } }: StoredWorkspace, store: WorkspaceStore): Promise<Workspace> {
  if (!(store instanceof FakeStore)) throw new Error("These tests use fake stores.");
  return (await openWorkspace({ store, id })).workspace;
}

test("the first start makes a workspace from the first example; the next opens the last one", async () => {
  const { commands, title, store } = setUp();
  await commands.start();
  expect(title()).toBe("Banking");
  expect(await store.list()).toHaveLength(1);
  await commands.start();
  expect(await store.list()).toHaveLength(1);
});

test("an example becomes a workspace of its own, under a free title", async () => {
  const { workspaces, commands, title, disposed, said } = setUp();
  await commands.start();
  await commands.create({ title: "Banking", files: sources });
  expect(said).toEqual([null, "“Banking 2” opened"]);
  expect(title()).toBe("Banking 2");
  expect(disposed).toEqual(["Banking"]);
  expect(workspaces.getState().list.map((summary) => summary.title)).toEqual(["Banking 2", "Banking"]);
});

test("deleting the open workspace opens another, and can be undone", async () => {
  const { workspaces, commands, title } = setUp();
  await commands.start();
  await commands.create({ title: "Library", files: sources });
  const id = workspaces.getState().open?.getState().summary.id ?? "";
  await commands.remove(id);
  expect(title()).toBe("Banking");
  expect(workspaces.getState().removed?.title).toBe("Library");
  await commands.restore();
  expect(title()).toBe("Library");
  expect(workspaces.getState().removed).toBeNull();
});

test("deleting the last one leaves a new first one", async () => {
  const { workspaces, commands, title } = setUp();
  await commands.start();
  await commands.remove(workspaces.getState().open?.getState().summary.id ?? "");
  expect(title()).toBe("Banking");
  expect(workspaces.getState().list).toHaveLength(1);
});

test("a duplicate opens under a title of its own", async () => {
  const { commands, title } = setUp();
  await commands.start();
  await commands.duplicate();
  expect(title()).toBe("Banking copy");
  await commands.start();
  expect(title()).toBe("Banking copy");
});

const shared = { title: "Shared", files: sources, messages: [], commands: [] };

test("a shared snapshot touches nothing of one's own, and closing it leads back", async () => {
  const { workspaces, commands, title, store } = setUp();
  await commands.start();
  await commands.showSnapshot(shared);
  expect(title()).toBe("Shared");
  expect(workspaces.getState().open?.getState().isSnapshot).toBe(true);
  expect((await store.list()).map((summary) => summary.title)).toEqual(["Banking"]);
  await commands.closeSnapshot();
  expect(title()).toBe("Banking");
});

test("keeping a copy of a snapshot stores it as one's own", async () => {
  const { workspaces, commands, store } = setUp();
  await commands.start();
  await commands.showSnapshot(shared);
  await commands.keepSnapshot();
  expect(workspaces.getState().open?.getState().isSnapshot).toBe(false);
  expect((await store.list()).map((summary) => summary.title)).toEqual(["Shared", "Banking"]);
});

test("a workspace that is gone is told, and what is open stays open", async () => {
  const { workspaces, commands, title } = setUp();
  await commands.start();
  await commands.open("nowhere");
  expect(workspaces.getState().problem).toContain("This workspace was deleted");
  expect(title()).toBe("Banking");
  commands.dismissProblem();
  expect(workspaces.getState().problem).toBeNull();
});

test("a workspace that another tab deletes is told, and comes back from here or from there", async () => {
  const { workspaces, commands, store } = setUp();
  await commands.start();
  const there = store.anotherTab();
  const [summary] = await store.list();
  const isTold = () => workspaces.getState().problem?.includes("“Banking” was deleted in another tab") ?? false;
  await there.remove(summary?.id ?? "");
  await expect.poll(isTold).toBe(true);
  await there.restore(summary?.id ?? "");
  await expect.poll(isTold).toBe(false);
  expect(workspaces.getState().removed).toBeNull();
  await there.remove(summary?.id ?? "");
  await expect.poll(isTold).toBe(true);
  await commands.restore();
  expect(workspaces.getState()).toMatchObject({ problem: null, removed: null });
  expect(await store.list()).toHaveLength(1);
});

test("a workspace that does not open keeps nobody from the others, and is told", async () => {
  const { commands, store, title, workspaces } = setUp();
  await commands.start();
  await commands.create({ title: "Library", files: sources });
  const open = store.open.bind(store);
  store.open = (id) => (id === "w2" ? Promise.reject(new DamagedRowError("It is damaged.")) : open(id));
  await commands.start();
  expect([title(), workspaces.getState().problem]).toEqual(["Banking", "It is damaged."]);
});

test("a file whose history contradicts itself is refused by its name", async () => {
  const { commands, store, workspaces } = setUp();
  await commands.start();
  store.create = () => Promise.reject(new DocumentError("messages[3].position", "is 1, but 2 is next."));
  await commands.create({ title: "Bad", files: sources }, { source: "bad.json" });
  expect(workspaces.getState().problem).toBe("bad.json was not imported. messages[3].position: is 1, but 2 is next.");
});

test("free titles count on", () => {
  expect(freeTitle("A", new Set())).toBe("A");
  expect(freeTitle("A", new Set(["A", "A 2"]))).toBe("A 3");
});
