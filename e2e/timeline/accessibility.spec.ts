import { expectNoAxeViolations, expectNoAxeViolationsInAnyTheme } from "../support/axe.ts";
import { expect, test } from "./fixtures.ts";
import { button, grid, inspector, row, rows, tab } from "./page-parts.ts";

test("axe finds nothing in any theme, in the past and now", async ({ openTimeline }) => {
  const page = await openTimeline("pending");
  await row(page, /UserEmailChanged/).click();
  await expect(inspector(page).getByRole("heading", { name: "fact says what is now" })).toBeVisible();
  await expectNoAxeViolationsInAnyTheme(page);
  await button(page, "Previous").click();
  await expect(button(page, "Back to now")).toBeVisible();
  await expect(inspector(page).getByRole("treeitem").first()).toBeVisible();
  await expectNoAxeViolationsInAnyTheme(page);
});

test("axe finds nothing in the other tabs", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /OrderItemRemoved/).click();
  for (const name of ["Changes", "Message"]) {
    await tab(page, name).click();
    await expectNoAxeViolations(page, "#root > :last-of-type");
  }
  await tab(page, "State").click();
  await button(page, "Compare with…").click();
  await expectNoAxeViolations(page, "#root > :last-of-type");
});

test("axe finds nothing in a refusal, in the menu of columns, and in empty places", async ({ openTimeline }) => {
  const page = await openTimeline();
  await row(page, /withdraw\(100\)/).click();
  await button(page, "Columns").click();
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: "Search events" }).fill("no such event");
  await expect(button(page, "Clear all filters")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("nothing overflows, on a phone and on a 4k screen", async ({ openTimeline }) => {
  const page = await openTimeline("pending");
  await rows(page).last().click();
  await expect(tab(page, "Event")).toHaveAttribute("aria-selected", "true");
  for (const [width, height] of [
    [3840, 2160],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(tab(page, "Event")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
});

test("type of twice the size has rows of twice the height", async ({ openTimeline }) => {
  const page = await openTimeline();
  const height = async () => (await rows(page).last().getByRole("gridcell").first().boundingBox())?.height ?? 0;
  const usual = await height();
  await page.addStyleTag({ content: ":root { font-size: 200% }" });
  await expect.poll(height).toBeCloseTo(2 * usual, 0);
  await expect(grid(page)).toBeVisible();
  const last = await rows(page).last().boundingBox();
  const box = await grid(page).boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo((box?.y ?? 0) + (box?.height ?? 0), 0);
});
