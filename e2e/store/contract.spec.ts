import { eventStoreContract } from "../../src/store/contract/event-store-contract.ts";
import { workspaceContract } from "../../src/store/contract/workspace-contract.ts";
import { expect, test } from "../fixtures.ts";
import { moduleInPage } from "../support/module-in-page.ts";

const page = new URL("./contract.page.ts", import.meta.url);
type Subject = typeof import("./contract.page.ts");

test("STO4 the store in IndexedDB keeps every promise of the contract", async ({ page: tab }) => {
  const subject = await moduleInPage<Subject>(tab, page);
  const outcomes = await subject.evaluate(({ runContractOnDexie }) => runContractOnDexie());
  expect(outcomes.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(outcomes.map(({ name }) => name)).toEqual(eventStoreContract.map(({ name }) => name));
});

test("the workspaces in IndexedDB keep every promise of theirs", async ({ page: tab }) => {
  const subject = await moduleInPage<Subject>(tab, page);
  const outcomes = await subject.evaluate(({ runWorkspaceContractOnDexie }) => runWorkspaceContractOnDexie());
  expect(outcomes.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(outcomes.map(({ name }) => name)).toEqual(workspaceContract.map(({ name }) => name));
});
