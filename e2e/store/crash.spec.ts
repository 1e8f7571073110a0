import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumLaunch } from "../../tools/setup/chromium-launch.mjs";
import { expect, test } from "../fixtures.ts";
import { moduleInPage } from "../support/module-in-page.ts";
import type { Acknowledged, Found } from "./crash.page.ts";

type Subject = typeof import("./crash.page.ts");
const subjectFile = new URL("./crash.page.ts", import.meta.url);

/** Commands altogether, and how often the browser is killed among them. `CRASH_ROUNDS` makes a long test of it. */
const commands = 5_000;
const kills = Number(process.env["CRASH_ROUNDS"] ?? 4);

/** A browser of its own on the profile, and the process that holds its database. */
async function openOn(profile: string, url: string): Promise<{ context: BrowserContext; page: Page; pid: number }> {
  const context = await chromium.launchPersistentContext(profile, { ...chromiumLaunch(), baseURL: url });
  return { context, page: await context.newPage(), pid: await browserProcessOf(context) };
}

/** The browser says which process it is itself: not a child, and not a script that launched it. */
async function browserProcessOf(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error("The browser of this profile cannot be asked.");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = processInfo.find(({ type }) => type === "browser");
  if (own === undefined) throw new Error("The browser's process was not found.");
  return own.id;
}

test("killing the browser among 5,000 commands leaves each acknowledged one whole, and none in part", async ({
  site,
}) => {
  test.setTimeout(120_000 + kills * 20_000);
  const profile = mkdtempSync(join(tmpdir(), "crash-"));
  const acknowledged = new Map<number, Pick<Acknowledged, "id" | "version">>();
  const survived: number[] = [];
  try {
    for (let round = 1; round <= kills + 1; round += 1) {
      const { context, page, pid } = await openOn(profile, site.url);
      await context.exposeFunction("acknowledge", (stored: readonly Acknowledged[]) => {
        for (const { id, commandNumber, version } of stored) acknowledged.set(commandNumber, { id, version });
      });
      const subject = await moduleInPage<Subject>(page, subjectFile);
      const found = await subject.evaluate(({ lookAtAll }) => lookAtAll());
      expect(found.problems).toEqual([]);
      expect(
        lostOf(acknowledged, found.versions),
        "commands that were acknowledged before the browser was killed",
      ).toEqual([]);
      survived.push(found.commands);
      if (round > kills) {
        await subject.evaluate(({ giveCommands }, total) => giveCommands(total), commands);
        const end = await subject.evaluate(({ lookAtAll }) => lookAtAll());
        expect(end).toMatchObject({ commands, problems: [] });
        await context.close();
        break;
      }
      // The last of this round: from here on the browser may die at any moment, and at one of them it does.
      const goal = acknowledged.size + commands / (kills + 1) / 2;
      const closed = new Promise((resolve) => context.once("close", resolve));
      let ended: unknown = null;
      const running = subject
        .evaluate(({ giveCommands }, total) => giveCommands(total), commands)
        .then(
          () => (ended = "all commands were stored"),
          (reason: unknown) => (ended = reason),
        );
      await expect
        .poll(() => (ended === null ? acknowledged.size >= goal : ended), { timeout: 60_000, intervals: [1] })
        .toBe(true);
      process.kill(pid, "SIGKILL");
      await closed;
      await running;
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  // Killed among the commands, not before or after them.
  for (const count of survived.slice(1)) expect(count).toBeGreaterThan(0);
  expect(new Set(survived).size).toBe(kills + 1);
  expect(survived.at(-1)).toBeLessThan(commands);
});

/** Acknowledged commands that are not there, or are others: one expectation for each would take longer than the test. */
function lostOf(
  acknowledged: ReadonlyMap<number, Pick<Acknowledged, "id" | "version">>,
  versions: Found["versions"],
): readonly string[] {
  const stored = new Map(versions.map(([commandNumber, id, version]) => [commandNumber, `${id} at ${version}`]));
  return [...acknowledged].flatMap(([commandNumber, { id, version }]) => {
    const there = stored.get(commandNumber);
    return there === `${id} at ${version}` ? [] : [`${commandNumber}: ${id} at ${version}, but there is ${there}`];
  });
}
