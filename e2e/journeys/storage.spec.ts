import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("without IndexedDB the page works in memory, says so, and exports", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  const playground = new Playground(page);
  await playground.open();
  await expect(page.getByRole("region", { name: "Storage" })).toContainText("This browser has no IndexedDB");
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await expectNoAxeViolations(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitem", { name: "Workspace file" }).click();
  expect((await downloading).suggestedFilename()).toBe("Banking.aggregates.json");
});

test("a damaged workspace opens, says what is lost, refuses more, and is exported; the others are as they were", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  // What stands in the database in the place of the newest events is nothing that was ever put there.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("aggregate-playground");
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("journal", "readwrite");
          transaction.objectStore("journal").put("nonsense", [1, Infinity, Infinity]);
          transaction.oncomplete = () => resolve();
        };
      }),
  );
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "cannot be read" })).toContainText("export what is left");
  await playground.create("Account", { accountNumber: "5678" });
  await expect(page.getByRole("form", { name: "New Account" }).getByRole("alert")).toContainText("cannot be read");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitem", { name: "Workspace file" }).click();
  expect((await downloading).suggestedFilename()).toBe("Banking.aggregates.json");
  await playground.openExample("Library", "Patron");
  await playground.create("Patron", { name: "Ann" });
  await expect(playground.status).toContainText("created");
});

test("what is kept is said once there is something to keep", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "250" });
  await expect(page.getByText(/^Kept (?:in this browser|until the browser needs the space)/)).toBeVisible();
});
