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

/** Fails with one line for each element that axe objects to. `within` narrows the look to a part of the page. */
export const expectNoAxeViolations = async (page: Page, within?: string): Promise<void> => {
  await settled(page);
  const builder = new AxeBuilder({ page });
  const { violations, passes } = await (within === undefined ? builder : builder.include(within)).analyze();
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary ?? ""}`),
  );
  expect(lines, "violations found by axe").toEqual([]);
  expect(passes.length, "rules that axe could apply").toBeGreaterThan(0);
};
