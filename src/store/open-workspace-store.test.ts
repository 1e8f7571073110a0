import { expect, test } from "vitest";
import { Bank, files } from "./contract/history-fixture.ts";
import { openWorkspaceStore } from "./open-workspace-store.ts";

/** As much of a factory as opening takes. */
function refusing(open: () => unknown): IDBFactory {
  // The tests look at `open` alone, and so does the code until it has succeeded.
  return { open } as unknown as IDBFactory;
}

/** A request that fails later, as browsers' do. */
function failedRequest(name: string): object {
  const request = {
    error: new DOMException("No.", name),
    onerror: (_event: object) => undefined,
    addEventListener: () => undefined,
  };
  queueMicrotask(() =>
    request.onerror({ target: request, preventDefault: () => undefined, stopPropagation: () => undefined }),
  );
  return request;
}

const throwing = (name: string) => () => {
  throw new DOMException("No.", name);
};

test.each([
  ["there is no IndexedDB", null, "missing"],
  ["the browser refuses at once", refusing(throwing("SecurityError")), "refused"],
  ["the browser refuses later", refusing(() => failedRequest("InvalidStateError")), "refused"],
  ["opening fails for a reason nobody knows", refusing(() => failedRequest("UnknownError")), "refused"],
  ["a newer page made the database", refusing(() => failedRequest("VersionError")), "newer"],
  ["the disk is full", refusing(() => failedRequest("QuotaExceededError")), "full"],
])("when %s, workspaces live in memory, and it says why", async (_when, indexedDB, kind) => {
  const opened = await openWorkspaceStore({ indexedDB });
  if (opened.kept) throw new Error("It should not have opened.");
  expect(opened.reason.kind).toBe(kind);
  expect(opened.reason.message).toMatch(/\.$/);
  const workspace = await opened.store.create({ title: "Banking", files });
  await workspace.store([new Bank().command("1")]);
  expect((await workspace.document()).messages).toHaveLength(1);
  expect((await opened.store.list()).map(({ title }) => title)).toEqual(["Banking"]);
});

test("when the browser answers nothing at all, workspaces live in memory, and it says so", async () => {
  const request = { addEventListener: () => undefined };
  const opened = await openWorkspaceStore({ indexedDB: refusing(() => request), silence: 5 });
  expect(opened).toMatchObject({ kept: false, reason: { kind: "silent" } });
});

test("what is no failure of the storage is not hidden", async () => {
  const opening = openWorkspaceStore({
    indexedDB: refusing(() => {
      throw new RangeError("A bug.");
    }),
  });
  await expect(opening).rejects.toThrow("A bug.");
});
