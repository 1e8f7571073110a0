import type { Page } from "@playwright/test";

/** The page by the names that people and screen readers know. */
export const grid = (page: Page) => page.getByRole("grid", { name: "Timeline" });
export const rows = (page: Page) =>
  grid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
export const row = (page: Page, name: RegExp | string) => grid(page).getByRole("row", { name });
export const inspector = (page: Page) => page.getByRole("region", { name: "Inspector" });
export const tab = (page: Page, name: string) => inspector(page).getByRole("tab", { name });
export const slider = (page: Page) => page.getByRole("slider", { name: "Version" });
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
export const lanes = (page: Page) => page.getByRole("listbox", { name: "Event lanes" });

/** Entry numbers of the rows that are drawn, from top to bottom. */
export const drawnKeys = (page: Page): Promise<readonly string[]> =>
  rows(page).evaluateAll((elements) => elements.map((element) => element.getAttribute("data-key") ?? ""));
