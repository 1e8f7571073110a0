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

test("a full disk refuses a command in words, exporting goes on, and the same command is stored when there is room", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 4_000_000 });
  await page.evaluate(fillTheDisk);
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.command("withdraw").getByRole("alert")).toContainText("storage is full");
  await expect(playground.rows("AccountWithdrawn")).toHaveCount(0);
  await expect(playground.instance("1234")).toContainText("1000");
  await expectNoAxeViolations(page);

  await playground.write("scenario.ts", "// a note of mine\n");
  await expect(playground.status).toContainText("Not saved: The browser's storage is full");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitem", { name: "Workspace file" }).click();
  expect((await downloading).suggestedFilename()).toBe("Banking.aggregates.json");

  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await page.evaluate(() => {
    indexedDB.deleteDatabase("noise");
  });
  // The browser takes a moment to see that there is room again.
  await expect(async () => {
    await playground.command("withdraw").getByRole("button", { name: "withdraw", exact: true }).click();
    await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1", { timeout: 1_000 });
  }).toPass();
  await playground.write("scenario.ts", "// a note of mine, once more\n");
  await expect(playground.status).not.toContainText("Not saved");
  await page.reload();
  await playground.region("Editor").getByRole("tab", { name: "scenario.ts" }).click();
  await expect(playground.region("Editor")).toContainText("once more");
});

/** Runs in the page: puts noise into a database of its own until not a kilobyte more is taken. */
async function fillTheDisk(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open("noise", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("noise", { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
  });
  const isTaken = (size: number): Promise<boolean> =>
    new Promise((resolve) => {
      const transaction = database.transaction("noise", "readwrite");
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
      const noise = new Uint8Array(size);
      for (let start = 0; start < size; start += 65_536) crypto.getRandomValues(noise.subarray(start, start + 65_536));
      transaction.objectStore("noise").add(noise);
    });
  for (const size of [500_000, 50_000, 5_000, 500]) while (await isTaken(size));
  database.close();
}
