import { mkdir, writeFile } from "node:fs/promises";
import { serveFolder } from "../../tools/serve/static-server.mjs";
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
  await expectNoAxeViolations(page);
  await told.getByRole("button", { name: "Close" }).click();
  await expect(told).toBeHidden();
});

test("an article shows a link in a frame: its history at once, and its code on demand", async ({
  page,
  context,
}, testInfo) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const playground = new Playground(page);
  await withOneWithdrawal(playground);
  const link = await linkOf(playground);
  await page.getByRole("button", { name: "Copy as HTML embed" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<iframe .*<\/iframe>$/);
  const html = await page.evaluate(() => navigator.clipboard.readText());

  const sandboxed = html.replace("<iframe", '<iframe sandbox="allow-scripts"').replace(/title="/, "$&Sandboxed ");
  const body = `<html lang="en"><title>Article</title><link rel="icon" href="data:,"><main><h1>Article</h1>${html}${sandboxed}</main></html>`;
  await mkdir(testInfo.outputPath("article"), { recursive: true });
  await writeFile(testInfo.outputPath("article/index.html"), `<!doctype html>${body}`);
  const blog = await serveFolder({ folder: testInfo.outputPath("article"), port: 0 });
  // Another host, so another site: Chromium refuses its frames all storage.
  await page.goto(blog.url.replace("localhost", "127.0.0.1"));

  for (const title of ["Banking in Aggregate Playground", "Sandboxed Banking in Aggregate Playground"]) {
    const element = page.getByTitle(title, { exact: true });
    await element.scrollIntoViewIfNeeded();
    const frame = element.contentFrame();
    const timeline = frame.getByRole("region", { name: "Timeline" });
    const state = frame.getByRole("region", { name: "Inspector" });
    await expect(timeline.getByRole("row").filter({ hasText: "AccountWithdrawn" }).first()).toBeVisible();
    await expect(timeline.getByRole("row").filter({ hasText: "rejected" })).toHaveCount(1);
    await state.getByRole("tab", { name: "State" }).click();
    await expect(state).toContainText(/balance\D*1000\D*500/);
    await timeline.getByRole("button", { name: "First" }).click();
    await expect(timeline.getByRole("slider", { name: "Version" })).toHaveAttribute("aria-valuetext", "version 0 of 1");
    await expect(state).not.toContainText("500");
    await expect(state).toContainText(/balance\D*1000/);
    await expect(frame.getByRole("link", { name: "Open in Aggregate Playground" })).toHaveAttribute("href", link);
  }
  expect(page.workers(), "workers before the code is asked for").toHaveLength(0);
  await expectNoAxeViolations(page);

  const plain = page.getByTitle("Banking in Aggregate Playground", { exact: true }).contentFrame();
  await plain.getByRole("button", { name: "Code" }).click();
  await expect(plain.getByRole("region", { name: "Editor" })).toContainText("class Account");
  await expect(plain.getByText("Compiled", { exact: true })).toBeVisible();
  const boxed = page.getByTitle(/^Sandboxed/).contentFrame();
  await boxed.getByRole("button", { name: "Code" }).click();
  await expect(boxed.getByRole("group", { name: "model.ts, not editable here" })).toContainText("class Account");
  await blog.close();
});
