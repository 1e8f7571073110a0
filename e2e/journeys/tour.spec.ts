import { expect, test } from "../fixtures.ts";
import { expectNoAxeViolations } from "../support/axe.ts";
import { Playground } from "./playground.ts";

test("who is here for the first time is shown around, and finds the tour again", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const welcome = page.getByRole("region", { name: "Welcome" });
  await welcome.getByRole("button", { name: "Take the tour" }).click();
  const card = page.getByRole("dialog");
  await expect(card).toHaveAccessibleName("The model");
  await expectNoAxeViolations(page);
  for (const title of [
    "Make one, and tell it what to do",
    "What happened",
    "A closer look",
    "Learn by doing",
    "Show it to others",
  ]) {
    await page.keyboard.press("Enter");
    await expect(card).toHaveAccessibleName(title);
  }
  await card.getByRole("button", { name: "Done" }).click();
  await expect(card).toHaveCount(0);
  await expect(welcome).toHaveCount(0);

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Command palette" }).fill("tour");
  await page.keyboard.press("Enter");
  await expect(card).toHaveAccessibleName("The model");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
});

test("on a phone the tour turns to each part", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto("./");
  await page.getByRole("button", { name: "Take the tour" }).click();
  const card = page.getByRole("dialog");
  for (const [index, region] of ["Editor", "Aggregates", "Timeline", "Inspector"].entries()) {
    await expect(card).toContainText(`${index + 1} of 6`);
    await expect(page.getByRole("region", { name: region, exact: true })).toBeVisible();
    await expect(card).toBeInViewport({ ratio: 1 });
    await card.getByRole("button", { name: "Next" }).click();
  }
  await context.close();
});
