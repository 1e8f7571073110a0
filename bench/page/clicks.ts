import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Playground } from "../../e2e/journeys/playground.ts";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { timesOf, type Times } from "../store/figures.ts";
import { launchWithProfile, lendHelper, ms } from "./browser.ts";
import { watchClicks } from "./clicks.page.ts";
import { bankingModel, storeHistory } from "./store-history.ts";

const many = Number(process.env["BENCH_EVENTS"] ?? 1_000_000);
const clicks = 100;
const warmUp = 10;
/** Milliseconds from what was painted to the next click, as a quick person needs at least: the page's later work goes on. */
const pause = 200;

/** A command by mouse in the built site: run in the sandbox, checked, stored in IndexedDB, read back, drawn. */
export async function benchClicks(): Promise<string> {
  const few = await clicksWith(100);
  console.error(few);
  const long = await clicksWith(many);
  console.error(long);
  const both = ({ p50, p95 }: Times) => `${ms(p50)} / ${ms(p95)}`;
  return [
    `${clicks} clicks on the button of a command in the built site, each ${pause} ms after the one before it was painted.`,
    "",
    `| what | 100 events stored | ${many.toLocaleString("en")} events stored | goal |`,
    "| --- | ---: | ---: | ---: |",
    `| from the click until the event is painted in the timeline, p50 / p95 | ${both(few)} | ${both(long)} | p95 ≤ 50 ms |`,
  ].join("\n");
}

async function clicksWith(events: number): Promise<Times> {
  const profile = mkdtempSync(join(tmpdir(), "bench-page-"));
  const site = await serveFolder({ folder: join(import.meta.dirname, "../../dist"), port: 0 });
  const context = await launchWithProfile(profile);
  try {
    await storeHistory(context, site.url, bankingModel, events);
    const page = await context.newPage();
    await lendHelper(page);
    const playground = new Playground(page);
    await page.goto(site.url);
    await playground.newButton("Account").waitFor();
    await playground.create("Account", { accountNumber: "bench", balance: "1000000" });
    await playground.status.filter({ hasText: "created" }).waitFor();
    await playground.invoke("withdraw", { amount: "1" });
    await playground.status.filter({ hasText: "AccountWithdrawn stored, version 1" }).waitFor();
    await page.evaluate(watchClicks);
    const button = playground.command("withdraw").getByRole("button", { name: "withdraw", exact: true });
    const box = await button.boundingBox();
    if (box === null) throw new Error("The button is not to be seen.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let click = 0; click < clicks + warmUp; click += 1) {
      await page.mouse.down();
      await page.mouse.up();
      await page.waitForFunction((count) => window.clicks.times.length > count, click);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    const times = await page.evaluate(() => window.clicks.times);
    return timesOf(times.slice(warmUp));
  } finally {
    await context.close();
    await site.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
