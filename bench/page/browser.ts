import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { chromiumLaunch } from "../../tools/setup/chromium-launch.mjs";

export function launch(): Promise<Browser> {
  return chromium.launch(chromiumLaunch());
}

/** With a profile on disk, so that IndexedDB is what a person has. */
export function launchWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...chromiumLaunch(), viewport: { width: 1_440, height: 900 } });
}

/** For functions that run in the page: what translates them to JavaScript here calls this helper, which only this side has. */
export async function lendHelper(page: Page): Promise<void> {
  const helper = "globalThis.__name = (value) => value";
  await page.addInitScript(helper);
}

export const ms = (figure: number): string => `${figure.toFixed(figure < 100 ? 1 : 0)} ms`;
