import type { BrowserContext } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";
import { timesOf } from "../store/figures.ts";
import { launch, lendHelper, ms } from "./browser.ts";
import { serveCompressed, type CompressedSite } from "./compressed-site.ts";
import { withFault } from "./floor/faulty-model.ts";
import { watchStart } from "./start.page.ts";
import { bankingModel, storeHistory } from "./store-history.ts";

const root = join(import.meta.dirname, "../..");
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5);
/** A phone's network on a slow day, and a processor of a quarter of this one's speed. */
const network = { latency: 150, kilobits: 1_600 };
const cpuSlowdown = 4;

interface Visit {
  /** Milliseconds since the navigation, by what was seen. */
  readonly seen: Readonly<Record<string, number>>;
  readonly paths: readonly string[];
}

export async function benchStart(): Promise<string> {
  const outDir = join(root, ".cache/bench-floor");
  const configFile = join(import.meta.dirname, "floor/vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const floor = await serveCompressed(outDir);
  const ours = await serveCompressed(join(root, "dist"));
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
    await storeHistory(context, ours.url, withFault(bankingModel), 100);
    const visits = { bare: new Array<Visit>(), monaco: new Array<Visit>(), ours: new Array<Visit>() };
    // Once without a hurry: what was never asked for is not compressed yet.
    const warmUps = [
      await visit(context, `${floor.url}monaco.html`, ["diagnostics"], false),
      await visit(context, ours.url, ["diagnostics"], false),
    ];
    console.error(JSON.stringify(warmUps.map(({ seen }) => seen)));
    for (let round = 0; round < rounds; round += 1) {
      visits.bare.push(await visit(context, `${floor.url}bare.html`, []));
      visits.monaco.push(await visit(context, `${floor.url}monaco.html`, ["editor", "diagnostics"]));
      visits.ours.push(await visit(context, ours.url, ["timeline", "state", "editor", "diagnostics"]));
      console.error(
        round,
        JSON.stringify([visits.bare.at(-1)?.seen, visits.monaco.at(-1)?.seen, visits.ours.at(-1)?.seen]),
      );
    }
    return report(visits, { floor, ours });
  } finally {
    await browser.close();
    await Promise.all([floor.close(), ours.close()]);
  }
}

/** A visit with an empty cache, until all that is awaited was seen. */
async function visit(context: BrowserContext, url: string, awaited: readonly string[], isSlow = true): Promise<Visit> {
  const page = await context.newPage();
  try {
    const paths: string[] = [];
    page.on("request", (request) => paths.push(new URL(request.url()).pathname.slice(1)));
    page.on("pageerror", (error) => console.error(error));
    await lendHelper(page);
    await page.addInitScript(watchStart);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    if (isSlow) {
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: network.latency,
        downloadThroughput: (network.kilobits * 1_000) / 8,
        uploadThroughput: (network.kilobits * 1_000) / 16,
      });
      await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    }
    await page.goto(url, { waitUntil: "commit" });
    await page
      .waitForFunction((names) => names.every((name) => name in window.seen), awaited, { timeout: 120_000 })
      .catch(async (failure: unknown) => {
        const seen = await page.evaluate(() => Object.keys(window.seen));
        throw new Error(`Of ${awaited.join(", ")} only ${seen.join(", ")} was seen at ${url}`, { cause: failure });
      });
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const seen = await page.evaluate(() => ({
      ...window.seen,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    }));
    return { seen, paths };
  } finally {
    await page.close();
  }
}

function report(
  visits: Readonly<Record<"bare" | "monaco" | "ours", readonly Visit[]>>,
  sites: { readonly floor: CompressedSite; readonly ours: CompressedSite },
): string {
  const median = (subject: keyof typeof visits, name: string) =>
    timesOf(visits[subject].map(({ seen }) => seen[name] ?? Number.NaN)).p50;
  const lines = [
    `Processor slowed down to a quarter, ${network.kilobits} kbit/s, ${network.latency} ms latency, empty cache, files in Brotli; ` +
      `a stored workspace with 100 events. Medians of ${rounds} visits that take turns.`,
    "",
    "| what | floor | this page | ratio | goal |",
    "| --- | ---: | ---: | ---: | ---: |",
  ];
  const compare = (what: string, subject: "bare" | "monaco", name: string, goal: string) => {
    const [floor, ours] = [median(subject, name), median("ours", name)];
    lines.push(`| ${what} | ${ms(floor)} | ${ms(ours)} | ${(ours / floor).toFixed(2)} | ${goal} |`);
  };
  const alone = (what: string, name: string, goal: string) =>
    lines.push(`| ${what} | – | ${ms(median("ours", name))} | – | ${goal} |`);
  compare("first contentful paint, against a bare React page", "bare", "paint", "≤ 1.15");
  alone("timeline of the stored workspace", "timeline", "before the editor");
  alone("its aggregates with their state", "state", "before the editor");
  compare("editor usable, against plain lazy Monaco", "monaco", "editor", "≤ 0.9");
  compare("diagnostics, against plain lazy Monaco", "monaco", "diagnostics", "≤ 0.87");
  const bytes = (subject: "monaco" | "ours", { sizes }: CompressedSite) => {
    const fetched = new Set(visits[subject].flatMap(({ paths }) => paths.map((path) => path || "index.html")));
    return [...fetched].reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0) / 1_000_000;
  };
  const [floorBytes, ourBytes] = [bytes("monaco", sites.floor), bytes("ours", sites.ours)];
  lines.push(
    `| everything fetched, in Brotli | ${floorBytes.toFixed(2)} MB | ${ourBytes.toFixed(2)} MB | ${(ourBytes / floorBytes).toFixed(2)} | ≤ 1.9 MB |`,
  );
  return lines.join("\n");
}
