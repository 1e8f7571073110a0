import { join } from "node:path";
import { Playground } from "../../e2e/journeys/playground.ts";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { timesOf } from "../store/figures.ts";
import { launch, lendHelper, ms } from "./browser.ts";

declare global {
  interface Window {
    /** Milliseconds of each task of the page's thread that took longer than 50, and of each key until the next paint. */
    typing: { readonly tasks: number[]; readonly keys: number[] };
  }
}

/** A method as a person writes it, with pauses between keys; the editor closes its brackets. */
const method = (name: string) =>
  `${name}(nickname: string) {\nthis.nickname = nickname.trim();\nif (nickname === "") throw new Error("A name");`;
const pause = 60;

export async function benchTyping(): Promise<string> {
  const site = await serveFolder({ folder: join(import.meta.dirname, "../../dist"), port: 0 });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
    await lendHelper(page);
    const playground = new Playground(page);
    await page.goto(site.url);
    await playground.newButton("Account").waitFor();
    const editor = playground.region("Editor").getByRole("textbox", { name: /^model.ts/ });
    await editor.focus();
    const compiled = () => playground.region("Editor").getByText("Compiled").waitFor();
    // Behind the last method: above the line with the bracket of the class, and the empty one.
    await page.keyboard.press("ControlOrMeta+End");
    for (const key of ["ArrowUp", "ArrowUp", "End", "Enter"]) await page.keyboard.press(key);
    await page.keyboard.type("// warm", { delay: pause });
    await page.keyboard.press("Enter");
    await compiled();
    await page.evaluate(() => {
      const typing = { tasks: new Array<number>(), keys: new Array<number>() };
      window.typing = typing;
      new PerformanceObserver((list) => {
        typing.tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: "longtask" });
      // Not among TypeScript's own names: without it, only what takes 104 ms is told.
      const everyKey = { type: "event", durationThreshold: 16 };
      new PerformanceObserver((list) => {
        typing.keys.push(
          ...list
            .getEntries()
            .filter(({ name }) => name === "keydown")
            .map(({ duration }) => duration),
        );
      }).observe(everyKey);
    });
    const texts = ["rename", "call", "name"].map(method);
    for (const text of texts) {
      await page.keyboard.type(text, { delay: pause });
      for (const key of ["ArrowDown", "End", "Enter"]) await page.keyboard.press(key);
    }
    await compiled();
    const { tasks, keys } = await page.evaluate(() => window.typing);
    const pressed = texts.join("").length;
    // Below 16 ms a key is not reported: it was painted in the next frame.
    const all = [...keys, ...new Array<number>(Math.max(0, pressed - keys.length)).fill(8)];
    return [
      `${pressed} keys pressed in the built site's editor, one every ${pause} ms; suggestions, compilation and all that follows it included.`,
      "",
      "| what | figure | goal |",
      "| --- | ---: | ---: |",
      `| tasks over 50 ms on the page’s thread | ${tasks.length} | 0 |`,
      `| the longest of them | ${tasks.length === 0 ? "–" : ms(Math.max(...tasks))} | ≤ 50 ms |`,
      `| from the key until it is painted, p95 | ${ms(timesOf(all).p95)} | – |`,
    ].join("\n");
  } finally {
    await browser.close();
    await site.close();
  }
}
