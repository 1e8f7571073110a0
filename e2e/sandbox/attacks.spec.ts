import { expect, type JSHandle, type Page, test } from "@playwright/test";
import { modelOf, programOf, themes } from "./attacks/all-attacks.ts";
import type { Attack } from "./attacks/attack.ts";
import { buildHarness } from "./build-harness.ts";
import type { Onslaughts } from "./harness/attacking.ts";
import type { Harness } from "./harness/page.ts";
import { type LoopbackServer, startLoopbackServer } from "./loopback-server.ts";

// One sandbox goes through all of it, one attack after the other, as it would in a learner's tab.
test.describe.configure({ mode: "default" });

let server: LoopbackServer;
let page: Page;
let onslaughts: JSHandle<Onslaughts>;
declare const harness: Harness;

const peaceful = programOf({ name: "", code: "", where: "command", expected: [], line: null, isPoison: false });

/** In milliseconds: what never ends need not be waited for as long as what is only slow, on a machine that is busy too. */
function limitOf({ expected }: Attack): number {
  if (!expected.includes("timeout")) return 5000;
  return expected.every((ending) => ending === "timeout") ? 250 : 700;
}

test.beforeAll(async ({ browser }) => {
  server = await startLoopbackServer(await buildHarness("attacks"), 4123);
  page = await browser.newPage();
  await page.goto(server.origin);
  onslaughts = await page.evaluateHandle((calm) => harness.Onslaughts.begin(calm), peaceful);
});
test.afterAll(async () => {
  await onslaughts.evaluate((all) => all.dispose());
  await page.close();
  await server.close();
});

for (const [theme, list] of Object.entries(themes)) {
  test.describe(theme, () => {
    for (const attack of list) {
      test(attack.name, async () => {
        const outcome = await onslaughts.evaluate(
          (all, [hostile, limit, isPoison]) => all.attack(hostile, limit, isPoison),
          [programOf(attack), limitOf(attack), attack.isPoison] as const,
        );
        expect(attack.expected, outcome.message).toContain(outcome.ended);
        expect(outcome.afterwards, "the next command").toBe('"alive"');
        if (outcome.ended === "done") return;
        expect(outcome.message, "told in words").toMatch(/\S/);
        if (outcome.ended === "timeout" && attack.line !== null && outcome.line !== null) {
          expect(modelOf(attack).split("\n")[outcome.line - 1], "the line that was running").toContain(attack.line);
        }
      });
    }
  });
}

test("the page is as it was, with one sandbox and its spare", async () => {
  const state = await page.evaluate(() => ({
    title: document.title,
    frames: document.querySelectorAll("iframe").length,
    owned: "owned" in Object.prototype,
  }));
  expect(state).toMatchObject({ title: "Sandbox harness", owned: false });
  expect(state.frames).toBeLessThanOrEqual(3);
});
