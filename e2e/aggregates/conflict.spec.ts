import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

const account = (page: Page) =>
  page.getByRole("region", { name: "Aggregates" }).getByRole("listitem", { name: "Account 1234" });

async function withdraw(page: Page, amount: string): Promise<void> {
  const form = page.getByRole("form", { name: "withdraw" });
  await form.getByLabel("amount").fill(amount);
  await form.getByLabel("amount").press("Enter");
}

test("what waits here while another tab saves is refused, reloaded and done again", async ({ page, context }) => {
  await page.goto("./");
  await page.getByRole("region", { name: "Aggregates" }).getByRole("button", { name: "New Account" }).click();
  await page.getByRole("form", { name: "New Account" }).getByLabel("accountNumber").fill("1234");
  await page.getByRole("form", { name: "New Account" }).getByLabel("balance").fill("1000");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(account(page)).toContainText("version 0");

  const other = await context.newPage();
  await other.goto("./");
  await account(other).getByRole("button").click();
  await page.getByRole("switch", { name: "Save automatically" }).uncheck();
  await withdraw(page, "100");
  await expect(account(page)).toContainText("1 pending");
  await withdraw(other, "10");
  await expect(account(other)).toContainText("version 1");

  const aggregates = page.getByRole("region", { name: "Aggregates" });
  await aggregates.getByRole("button", { name: "Save", exact: true }).click();
  await expect(aggregates.getByRole("alert")).toContainText("was changed in another tab");
  await aggregates.getByRole("button", { name: "Reload and retry" }).click();
  await expect(account(page)).toContainText("version 2");
  await expect(account(page)).toContainText("balance: 890");
  await expect(aggregates.getByRole("alert")).toBeHidden();
});
