import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

async function withOneWithdrawal(playground: Playground): Promise<void> {
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await playground.invoke("withdraw", { amount: "500" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await playground.invoke("withdraw", { amount: "2000" });
  await expect(playground.rows("rejected")).toHaveCount(1);
}

async function linkOf(playground: Playground): Promise<string> {
  await playground.page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  const link = playground.page.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#1\..+[A-Za-z0-9]$/);
  return link.inputValue();
}

test("a link shows the same timeline and state in a fresh browser, and touches nothing there", async ({
  page,
  browser,
}) => {
  const playground = new Playground(page);
  await withOneWithdrawal(playground);
  const link = await linkOf(playground);

  const other = await browser.newContext();
  const theirs = new Playground(await other.newPage());
  await theirs.open(new URL("./", page.url()).href.split("#")[0]);
  await theirs.create("Account", { accountNumber: "mine" });
  await expect(theirs.instance("mine")).toBeVisible();

  await theirs.page.goto(link);
  const snapshot = theirs.page.getByRole("region", { name: "Shared snapshot" });
  await expect(snapshot).toBeVisible();
  await expect(theirs.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(theirs.rows("rejected")).toHaveCount(1);
  await expect(theirs.region("Inspector")).toContainText(/balance\D*1000\D*500/);
  await expectNoAxeViolations(theirs.page);

  await snapshot.getByRole("button", { name: "Close" }).click();
  await expect(snapshot).toBeHidden();
  await expect(theirs.instance("mine")).toBeVisible();
  await expect(theirs.instance("1234")).toBeHidden();

  await theirs.page.goBack();
  await expect(snapshot).toBeVisible();
  await snapshot.getByRole("button", { name: "Keep a copy" }).click();
  await expect(snapshot).toBeHidden();
  await expect(theirs.instance("1234")).toContainText("version 1");
  await theirs.page.reload();
  await expect(theirs.instance("1234")).toContainText("version 1");
  await other.close();
});

test("the dialog says what is shared, how long the link is, and shows a code for cameras", async ({ page }) => {
  const playground = new Playground(page);
  await withOneWithdrawal(playground);
  const everything = await linkOf(playground);
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
  await expect(dialog).toContainText(`${everything.length} characters`);
  await expectNoAxeViolations(page);

  await dialog.getByRole("radiogroup", { name: "Contents" }).getByRole("radio", { name: "Code only" }).check();
  const link = dialog.getByRole("textbox", { name: "Link" });
  await expect(link).not.toHaveValue(everything);
  expect((await link.inputValue()).length).toBeLessThan(everything.length);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("banner").getByRole("button", { name: "Share" })).toBeFocused();
});

test("Ctrl+S opens the dialog and copies the link", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const playground = new Playground(page);
  await playground.open();
  await page.keyboard.press("ControlOrMeta+s");
  const link = page.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#1\./);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
});

test("a damaged link says what arrived, keeps the link, and touches nothing", async ({ page }) => {
  const playground = new Playground(page);
  await withOneWithdrawal(playground);
  const link = await linkOf(playground);
  const damaged = link.slice(0, -3);
  await page.goto("about:blank");
  await page.goto(damaged);
  const told = page.getByRole("alert", { name: "Damaged link" });
  await expect(told).toContainText("A part of this link is missing");
  await expect(told).toContainText(/Expected: .*Arrived: /);
  await expect(told.getByRole("textbox", { name: "Link as it arrived" })).toHaveValue(damaged);
  await expect(playground.instance("1234")).toContainText("version 1");
  await expectNoAxeViolations(page, '[aria-label="Damaged link"]');
  await told.getByRole("button", { name: "Close" }).click();
  await expect(told).toBeHidden();
});
