import { expect, test } from "vitest";
import type { AggregateRecord } from "../engine/commit.ts";
import { claimsOf } from "./claiming.ts";
import { FakeStore } from "./testing/fake-store.ts";
import { openWorkspace } from "./testing/open-workspace.ts";

const record = (changes: Partial<AggregateRecord>): AggregateRecord => ({
  stream: "banking::account-1",
  aggregate: "Account",
  id: "1",
  version: 0,
  position: -1,
  state: { accountNumber: "1234" },
  createdOn: null,
  lastModifiedOn: null,
  isDiscarded: false,
  clock: 0,
  ...changes,
});

test("a stored aggregate claims the values of its unique fields, as the engine does when it saves it", async () => {
  const { workspace } = await openWorkspace();
  const model = workspace.getState().model?.description;
  if (model === undefined) throw new Error("The model is loaded.");
  const claim = {
    scope: "banking::account.accountNumber",
    stream: "banking::account-1",
    aggregate: "Account",
    field: "accountNumber",
  };
  expect(claimsOf(record({}), model)).toEqual([{ ...claim, value: "1234" }]);
  expect(claimsOf(record({ state: { accountNumber: 7 } }), model)).toEqual([{ ...claim, value: "7" }]);
  expect(claimsOf(record({ state: { accountNumber: null } }), model)).toEqual([]);
  expect(claimsOf(record({ isDiscarded: true }), model)).toEqual([]);
  expect(claimsOf(record({ aggregate: "Gone" }), model)).toEqual([]);
});

test("on opening, the store learns which unique values are taken", async () => {
  const store = new FakeStore();
  const { workspace } = await openWorkspace({ store });
  await workspace.commands.create("Account", { accountNumber: "1234" });
  await workspace.commands.create("Account", { accountNumber: "5678" });
  const { id } = workspace.getState().summary;
  await openWorkspace({ store, id });
  await expect.poll(() => store.shelf.workspaces.get(id)?.claims.map(({ value }) => value)).toEqual(["1234", "5678"]);
});
