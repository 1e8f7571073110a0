import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";

/** The same for every part: no work of the browser's own in between. */
const launchOptions = () => {
  const executablePath = process.env["CHROMIUM_PATH"];
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  };
};

export function launch(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** With a profile on disk, so that IndexedDB is what a person has. */
export function launchWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...launchOptions(), viewport: { width: 1_440, height: 900 } });
}

/** For functions that run in the page: what translates them to JavaScript here calls this helper, which only this side has. */
export async function lendHelper(page: Page): Promise<void> {
  const helper = "globalThis.__name = (value) => value";
  await page.addInitScript(helper);
}

export const ms = (figure: number): string => `${figure.toFixed(figure < 100 ? 1 : 0)} ms`;
