import type { BrowserContext } from "@playwright/test";
import { join } from "node:path";
import { Playground } from "../../e2e/journeys/playground.ts";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { longModel } from "./models.ts";

/** As src/workspace/editing.ts has it, in milliseconds. */
const typingPause = 150;

declare global {
  interface Window {
    lastKey: number;
    /** Resolves with the moment at which there is such a button. */
    untilButton: (name: string) => Promise<number>;
  }
}

/** In the built site: a class of a long model gets another name, and the form to make one follows. From the pause's end. */
export async function typingToForms(context: BrowserContext, times: number): Promise<readonly number[]> {
  const site = await serveFolder({ folder: join(import.meta.dirname, "../../dist"), port: 0 });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1_440, height: 900 });
  try {
    const playground = new Playground(page);
    await playground.open(site.url);
    await playground
      .region("Editor")
      .getByRole("textbox", { name: /^model.ts/ })
      .focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    }, longModel());
    await playground.newButton("Last").waitFor();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Home");
    for (let word = 0; word < 3; word += 1) await page.keyboard.press("ControlOrMeta+ArrowRight");
    await page.evaluate(() => {
      window.addEventListener("keydown", () => (window.lastKey = performance.now()), { capture: true });
      window.untilButton = (name) =>
        new Promise((resolve) => {
          const look = (): boolean =>
            Array.from(document.querySelectorAll("button")).some(
              (button) => button.getAttribute("aria-label") === name || button.textContent?.trim() === name,
            );
          const observer = new MutationObserver(() => {
            if (!look()) return;
            observer.disconnect();
            resolve(performance.now());
          });
          observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
        });
    });
    const figures: number[] = [];
    let name = "Last";
    for (let index = 0; index < times + 3; index += 1) {
      name += "a";
      const shown = page.evaluate((wanted) => window.untilButton(wanted), `New ${name}`);
      await page.keyboard.type("a");
      const figure = (await shown) - (await page.evaluate(() => window.lastKey)) - typingPause;
      if (index >= 3) figures.push(figure);
      await page.keyboard.press("Escape");
    }
    return figures;
  } finally {
    await page.close();
    await site.close();
  }
}
