import { expect, test } from "../fixtures.ts";
import { Playground } from "./playground.ts";

test("after a reload everything is there: code, events, state", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await playground.write("scenario.ts", "// a note of mine\n");
  await page.getByRole("textbox", { name: "Workspace title" }).fill("My bank");
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(/My bank/);

  await page.reload();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("My bank");
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(playground.instance("1234")).toContainText("version 1");
  await playground.region("Editor").getByRole("tab", { name: "scenario.ts" }).click();
  await expect(playground.region("Editor")).toContainText("a note of mine");
  await playground.instance("1234").click();
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 2");
});

test("a stored workspace's timeline is there before the editor and TypeScript have arrived", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toContainText("created");
  await playground.invoke("withdraw", { amount: "250" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");

  await page.route(/(?:code-editor|typescript\.worker|base\.worker)/, () => undefined);
  await page.reload();
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await playground.rows("AccountWithdrawn").click();
  await playground.tab("State").click();
  await expect(playground.region("Inspector")).toContainText("750");
});

test("a deleted workspace can be brought back", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openExample("Library", "Patron");
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("Banking");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("Library");
});

test("a lesson is begun in a workspace of its own, and its tasks notice when they are done", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole("button", { name: "Lessons" }).click();
  await page.getByRole("menuitem", { name: "2. Aggregates and invariants" }).click();
  const lesson = page.getByRole("region", { name: "Lesson" });
  await expect(lesson.getByRole("listitem").first()).toHaveAttribute("aria-current", "step");
  await playground.create("Workshop", { title: "Domain-Driven Design", seats: "2" });
  await expect(lesson.getByRole("listitem").first()).toContainText("Done:");
  await page.reload();
  await expect(lesson.getByRole("listitem").nth(1)).toHaveAttribute("aria-current", "step");
});

test("on start the recent workspaces are at hand", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const recent = page.getByRole("region", { name: "Recent workspaces" });
  await expect(recent).toHaveCount(0);
  await playground.openExample("Library", "Patron");
  await page.reload();
  await recent.getByRole("button", { name: /^Banking/ }).click();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("Banking");
  await expect(recent).toHaveCount(0);
});
