import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Colours are judged when they have arrived: in the middle of a fade, a contrast says nothing. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });

/**
 * Fails with one line for each element that axe objects to. `within` narrows the look to a part of the page. Looking
 * into the sandbox's frames, which show nothing, and listing all that is well would take two thirds of the time.
 */
export const expectNoAxeViolations = async (page: Page, within?: string): Promise<void> => {
  await settled(page);
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"], iframes: false }).setLegacyMode(true);
  if (within !== undefined) builder.include(within);
  const { violations, passes } = await builder.analyze();
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary ?? ""}`),
  );
  expect(lines, "violations found by axe").toEqual([]);
  expect(passes.length, "rules that axe could apply").toBeGreaterThan(0);
};

const themes = ["light", "dark", "contrast"] as const;

/** The same in each theme. */
export const expectNoAxeViolationsInAnyTheme = async (page: Page, within?: string): Promise<void> => {
  for (const theme of themes) {
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    await expectNoAxeViolations(page, within);
  }
};
