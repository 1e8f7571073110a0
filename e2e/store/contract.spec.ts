import { eventStoreContract } from "../../src/store/contract/event-store-contract.ts";
import { expect, test } from "../fixtures.ts";
import { moduleInPage } from "../support/module-in-page.ts";

test("STO4 the store in IndexedDB keeps every promise of the contract", async ({ page }) => {
  const subject = await moduleInPage<typeof import("./contract.page.ts")>(
    page,
    new URL("./contract.page.ts", import.meta.url),
  );
  const outcomes = await subject.evaluate(({ runContractOnDexie }) => runContractOnDexie());
  expect(outcomes.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(outcomes.map(({ name }) => name)).toEqual(eventStoreContract.map(({ name }) => name));
});
