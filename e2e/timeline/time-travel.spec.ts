import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { button, inspector, row, slider, tab } from "./page-parts.ts";

const selectAccount = async (page: Page) => {
  await row(page, /AccountRenamed/).click();
  await tab(page, "State").click();
};
const field = (page: Page, name: string) => inspector(page).getByRole("treeitem").filter({ hasText: name });

test("without an aggregate there is nothing to travel in, and the place says so", async ({ openTimeline }) => {
  const page = await openTimeline();
  await expect(page.getByText("No saved aggregate is selected")).toBeVisible();
  await expect(slider(page)).toBeDisabled();
});

test("steps move the state, and dim what is later", async ({ openTimeline }) => {
  const page = await openTimeline();
  await selectAccount(page);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "version 3, now");
  await expect(field(page, "balance")).toContainText("-30");
  await button(page, "Previous").click();
  await button(page, "Previous").click();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "version 1 of 3");
  await expect(field(page, "balance")).toContainText("500");
  await expect(row(page, /withdraw\(500\)/)).toHaveAttribute("aria-selected", "true");
  const colour = (name: RegExp) =>
    row(page, name)
      .getByRole("gridcell")
      .nth(3)
      .evaluate((cell) => getComputedStyle(cell).color);
  expect(await colour(/withdraw\(530\)/)).not.toBe(await colour(/withdraw\(500\)/));
  await button(page, "First").click();
  await expect(slider(page)).toHaveValue("0");
  await button(page, "Last").click();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "version 3, now");
  await expect(button(page, "Back to now")).toBeHidden();
});

test("the slider moves by its own keys; “Branch from here” takes the history up to there, “Back to now” ends the journey", async ({
  openTimeline,
}) => {
  const page = await openTimeline();
  await selectAccount(page);
  await slider(page).focus();
  await page.keyboard.press("Home");
  await expect(field(page, "balance")).toContainText("1000");
  await page.keyboard.press("ArrowRight");
  await expect(slider(page)).toHaveValue("1");
  await button(page, "Branch from here").click();
  const calls = await page.evaluate(() => (window as unknown as { harness: { calls: string[] } }).harness.calls); // The page's own handle.
  expect(calls).toEqual(["branch banking::account-7d1c3f0e-5e7e-4c53-a599-2cb2dc428d96 1"]);
  await button(page, "Back to now").click();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "version 3, now");
});

test("playing goes through the versions until now", async ({ openTimeline }) => {
  const page = await openTimeline();
  await selectAccount(page);
  await button(page, "Play").click();
  await expect(slider(page)).toHaveValue("0");
  await expect(button(page, "Pause")).toBeVisible();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "version 3, now");
  await expect(button(page, "Play")).toBeVisible();
});

test("the actions are offered by name and key", async ({ openTimeline }) => {
  const page = await openTimeline();
  await selectAccount(page);
  const offered = await page.evaluate(() => {
    interface Offered {
      readonly name: string;
      readonly keys: readonly string[];
      readonly isDisabled: boolean;
      readonly run: () => void;
    }
    const { harness } = window as unknown as { harness: { actions: { list: () => readonly Offered[] } } }; // The page's own handle.
    const list = harness.actions.list();
    list.find(({ name }) => name === "Previous version")?.run();
    return list.map(({ name, keys }) => `${name}: ${keys.join(" ")}`);
  });
  expect(offered).toEqual(
    expect.arrayContaining([
      "Previous version: ArrowLeft",
      "Next version: ArrowRight",
      "Ten versions back: Shift+ArrowLeft",
      "First version: Home",
      "Search events: /",
      "Hide fact events: f",
    ]),
  );
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "version 2 of 3");
});
