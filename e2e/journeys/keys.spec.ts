import { expect, test } from "../fixtures.ts";
import { Playground } from "./playground.ts";

test("keys do what help says, wherever the focus is, and rest while one types", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.create("Account", { accountNumber: "1234", balance: "1000" });
  await playground.invoke("withdraw", { amount: "10" });
  await playground.invoke("withdraw", { amount: "20" });
  await expect(playground.status).toHaveText("AccountWithdrawn stored, version 2");
  const amount = playground.command("withdraw").getByLabel("amount");
  const dialog = page.getByRole("dialog");
  const projector = page.getByRole("switch", { name: "Projector" });
  const version = playground.region("Timeline").getByRole("slider", { name: "Version" });
  const facts = playground.region("Timeline").getByRole("checkbox", { name: "Fact events" });

  await amount.focus();
  for (const key of ["?", "p", "f", "/"]) await page.keyboard.press(key);
  await expect(dialog).toBeHidden();
  await expect(facts).toBeChecked();
  await expect(amount).toBeFocused();

  // Esc gives the focus back to where it was.
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(amount).toBeFocused();

  // A selected row leaves the arrows that it does not need to the time machine. Shift or not: keyboards differ.
  await playground.rows("withdraw(20)").click();
  await page.keyboard.press("ArrowLeft");
  await expect(version).toHaveValue("1");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(version).toHaveValue("0");
  await page.keyboard.press("Shift+?");
  await expect(dialog).toContainText("Previous version");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  await expect(facts).not.toBeChecked();
  await page.keyboard.press("p");
  await expect(projector).toBeChecked();
  await page.keyboard.press("/");
  await expect(playground.region("Timeline").getByRole("searchbox", { name: "Search events" })).toBeFocused();
});
