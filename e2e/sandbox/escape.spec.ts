import { type Browser, expect, test } from "@playwright/test";
import { attempts, themes } from "./attempts/all-attempts.ts";
import type { Attempt } from "./attempts/attempt.ts";
import { forgedReplies } from "./attempts/forged-replies.ts";
import { tamperedModel } from "./attempts/tampered-model.ts";
import { tamperings } from "./attempts/tampering.ts";
import { buildHarness } from "./build-harness.ts";
import type { Forgery } from "./harness/forging.ts";
import type { Harness } from "./harness/page.ts";
import type { Tampered } from "./harness/tampering.ts";
import type { Trial } from "./harness/trying.ts";
import { type LoopbackServer, startLoopbackServer } from "./loopback-server.ts";
import { compileModel } from "./support/compile-model.ts";

// One server and one run of everything: the tests below only look at what came of it.
test.describe.configure({ mode: "default", timeout: 180_000 });

let server: LoopbackServer;
test.beforeAll(async () => {
  server = await startLoopbackServer(await buildHarness("escape"), 4121);
});
test.afterAll(() => server.close());

declare const harness: Harness;

test.describe("the real sandbox withstands", () => {
  let trials: ReadonlyMap<string, Trial>;
  let hits: ReadonlySet<string>;

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const tried = await page.evaluate(() => harness.tryAttempts());
    // A request of its own: whatever an attempt sent before has arrived when this one has.
    await page.evaluate(() => fetch("/hits").then((response) => response.text()));
    trials = new Map(tried.map((trial) => [trial.name, trial]));
    hits = new Set(server.hits);
    await page.close();
  });

  for (const [theme, list] of Object.entries(themes)) {
    test.describe(theme, () => {
      for (const { name } of list) {
        test(name, () => {
          const trial = trials.get(name);
          expect(trial, "it was tried").toBeDefined();
          expect(trial).toMatchObject({ gained: [], isPageTouched: false, isAnswered: true });
          expect(trial?.ended, "it ran to an end").not.toBe("");
          expect(hits, "no request arrived").not.toContain(
            `real-${attempts.findIndex((attempt) => attempt.name === name)}`,
          );
        });
      }
    });
  }

  test("all of them without a single request", () => {
    expect([...hits]).toEqual([]);
    expect(trials.size).toBe(attempts.length);
    expect(attempts.length).toBeGreaterThan(200);
  });
});

test.describe("the page accepts from a worker that has turned hostile", () => {
  let forgeries: ReadonlyMap<string, Forgery>;

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const tried = await page.evaluate(() => harness.tryForgeries());
    forgeries = new Map(tried.map((forgery) => [forgery.name, forgery]));
    await page.close();
  });

  for (const { name, expected } of forgedReplies) {
    test(`${expected.includes("accepted") ? "" : "not "}${name}`, () => {
      const forgery = forgeries.get(name);
      expect(expected).toContain(forgery?.ended);
      expect(forgery).toMatchObject({ isPageTouched: false, frames: 0 });
      if (forgery?.ended === "accepted") expect(forgery.keys).not.toContain("owned");
    });
  }
});

test.describe("no stored event of another aggregate is forged by", () => {
  let tried: ReadonlyMap<string, Tampered>;
  let unchecked: readonly string[];

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const all = await page.evaluateHandle(
      (honest) => harness.Tamperings.begin(honest),
      compileModel({ "model.ts": tamperedModel(null) }),
    );
    const results: [string, Tampered][] = [];
    const forged: string[] = [];
    for (const tampering of tamperings) {
      const program = compileModel({ "model.ts": tamperedModel(tampering) });
      results.push([tampering.name, await all.evaluate((one, tampered) => one.tamper(tampered), program)]);
      if (!tampering.isSeen) continue;
      if (await all.evaluate((one, tampered) => one.tamperUnchecked(tampered), program)) forged.push(tampering.name);
    }
    tried = new Map(results);
    unchecked = forged;
    await page.close();
  });

  for (const { name } of tamperings) {
    test(name, () => {
      expect(tried.get(name)).toMatchObject({ isVaultAsItWas: true, isHistoryKept: true, isPageTouched: false });
    });
  }

  test("though some would be, if the page believed what it is told", () => {
    expect(unchecked).toEqual(tamperings.filter(({ isSeen }) => isSeen).map(({ name }) => name));
    expect(unchecked.length).toBeGreaterThanOrEqual(8);
  });
});

/** Where nothing holds them back, the same attempts succeed: otherwise the suite above would prove nothing. */
test.describe("a weakened sandbox lets through", () => {
  const weak = attempts.flatMap((attempt, index) => (attempt.weak === null ? [] : [{ ...attempt, index }]));

  for (const [theme, list] of Object.entries(themes)) {
    const ofTheme = weak.filter(({ name }) => list.some((attempt) => attempt.name === name));
    test(`${theme}: ${ofTheme.length} attempts`, async ({ browser }) => {
      const waiting = shares(ofTheme);
      const work = async (): Promise<void> => {
        for (let share = waiting.shift(); share !== undefined; share = waiting.shift())
          await letThrough(browser, share);
      };
      await Promise.all([work(), work()]);
      for (const { name, index } of ofTheme) expect.soft(isSeen(index), name).toBe(true);
    });
  }

  test("most of them", () => {
    expect(weak.length / attempts.length).toBeGreaterThan(0.7);
  });
});

type Weak = Attempt & { readonly index: number };

/** Attempts that can be made in one page: many leave it, or its storage, in ruins, and have one for themselves. */
function shares(list: readonly Weak[]): (readonly Weak[])[] {
  const sociable = list.filter(({ isSociable }) => isSociable);
  const size = 12;
  const together = Array.from({ length: Math.ceil(sociable.length / size) }, (_, index) =>
    sociable.slice(index * size, (index + 1) * size),
  );
  return [...together, ...list.filter(({ isSociable }) => !isSociable).map((attempt) => [attempt])];
}

const isSeen = (index: number): boolean =>
  server.hits.has(`weak-${index}`) || (attempts[index]?.code.includes("stun") === true && server.hits.has("datagram"));

/** Makes attempts in a profile of its own, until all of them were seen to succeed or the time is up. */
async function letThrough(browser: Browser, share: readonly Weak[]): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const indexes = share.map(({ index }) => index);
  // An attempt may take the page elsewhere before it has loaded.
  await page.goto(`${server.origin}/weak.html?attempts=${indexes.join()}`).catch(() => undefined);
  await expect
    .poll(() => indexes.every(isSeen), { timeout: 20_000, intervals: [20, 50, 100] })
    .toBe(true)
    .catch(() => undefined);
  await context.close();
}
