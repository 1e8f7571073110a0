import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("the page opens on Banking, compiled, and invites to create the first account", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(page.getByRole("textbox", { name: "Workspace title" })).toHaveValue("Banking");
  await expect(playground.region("Editor")).toContainText("AccountWithdrawn");
  await expect(playground.newButton("Account")).toBeVisible();
  await expect(playground.region("Timeline")).toContainText("No events yet");
  await expectNoAxeViolations(page);
});

test("withdraw 500 of 1000 leaves 500 and one delta event; 2000 is refused and changes nothing", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toHaveText("Account 1234 created, version 0");
  await expect(playground.region("Timeline")).toContainText("Its creation raised none.");

  await playground.invoke("withdraw", { amount: "500" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await expect(playground.rows("AccountWithdrawn", "delta")).toHaveCount(1);
  await expect(playground.region("Inspector")).toContainText(/balance\D*1000\D*500/);

  await playground.invoke("withdraw", { amount: "2000" });
  await expect(playground.status).toHaveText("Refused: Balance cannot be below overdraft limit");
  const form = playground.command("withdraw");
  await expect(form.getByRole("alert")).toContainText("Balance cannot be below overdraft limit");
  await expect(form.getByLabel("amount", { exact: true })).toHaveValue("2000");
  await expect(playground.rows("rejected")).toHaveCount(1);
  await expect(playground.rows("delta")).toHaveCount(1);
  await expect(playground.instance("1234")).toContainText("version 1");
  await expect(playground.instance("1234")).toContainText("500");
  await expect(playground.region("Problems")).toContainText("1");

  await playground.rows("AccountWithdrawn", "delta").click();
  await playground.tab("Event").click();
  const recorded = playground.region("Inspector").getByRole("table", { name: "Recorded with the command" });
  await expect(recorded).toContainText("withdraw(500)");
  await expect(recorded.getByRole("row", { name: /^clock/ })).toContainText(/\d{4}-\d\d-\d\dT/);
  await expect(recorded.getByRole("row", { name: /^seed of ids and randomness/ })).toContainText(/[\da-f]{8}-/);
  await expectNoAxeViolations(page);
});

test("a field's error stands at the field, and the form keeps its values", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { balance: "1000" });
  const form = page.getByRole("form", { name: "New Account" });
  await expect(form.getByLabel("accountNumber", { exact: true })).toHaveAccessibleDescription(/is required/);
  await expect(form.getByLabel("balance", { exact: true })).toHaveValue("1000");
});

test("below a path, and when the network is gone after loading, the model runs just the same", async ({
  page,
  context,
  siteBelowPath,
}) => {
  const playground = new Playground(page);
  await page.goto(siteBelowPath.url);
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await expect(playground.status).toHaveText("Account 1234 created, version 0");
  await context.setOffline(true);
  await playground.invoke("withdraw", { amount: "500" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 1");
  await playground.invoke("withdraw", { amount: "2000" });
  await expect(playground.status).toHaveText("Refused: Balance cannot be below overdraft limit");
});
