import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";

test("the picture shows the model, says it in words, and is saved as a file of its own", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Picture of the model" }).click();
  const region = page.getByRole("region", { name: "Model picture" });
  const drawing = region.getByRole("img", { name: "Picture of the model Banking: 1 aggregate, 1 event" });
  await expect(drawing).toBeVisible();
  await expect(drawing).toContainText("balance must cover overdraft limit");
  await region.getByText("The picture in words").click();
  await expect(
    region.getByRole("listitem").filter({ hasText: "withdraw(amount), raises AccountWithdrawn" }).last(),
  ).toBeVisible();
  await expectNoAxeViolations(page, "main");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    region.getByRole("button", { name: "Save as SVG" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Banking model.svg");
  const file = await readFile(await download.path(), "utf8");
  expect(file).toContain("AccountWithdrawn");
  expect(file, "colours of the page's theme are written into the file").not.toContain("var(");
  const problems = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return parsed.querySelectorAll("parsererror").length;
  }, file);
  expect(problems).toBe(0);

  await region.getByRole("button", { name: "Close the picture" }).click();
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
});
