import type { CDPSession, Page } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { timesOf } from "../store/figures.ts";
import { launch } from "./browser.ts";

/** The timeline at a million events against a pool of plain DOM rows with the same texts in the same style. */
const events = Number(process.env["BENCH_EVENTS"] ?? 1_000_000);
const rounds = 21;
const root = join(import.meta.dirname, "../..");

type Subject = "grid" | "timeline" | "pool";

export async function benchTimeline(): Promise<string> {
  const outDir = join(root, ".cache/bench-timeline");
  const configFile = join(import.meta.dirname, "timeline/vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const site = await serveFolder({ folder: outDir, port: 0 });
  const browser = await launch();
  try {
    const open = async () => {
      const page = await browser.newPage({ viewport: { width: 1_000, height: 900 } });
      page.on("pageerror", (error) => console.error(error.stack));
      await page.goto(site.url);
      await page.waitForFunction(() => "bench" in window);
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      return { page, session };
    };
    const lines = [
      `${events.toLocaleString("en")} events, in a window of 1,000 × 900; medians of ${rounds} rounds that take turns.`,
      "",
      "| what | pool of plain rows | this timeline | ratio | goal |",
      "| --- | ---: | ---: | ---: | ---: |",
    ];
    const line = (...cells: readonly string[]) => {
      lines.push(`| ${cells.join(" | ")} |`);
      console.error(lines.at(-1));
    };
    const ours = await open();
    await mounting(ours.page, ours.session, line);
    await ours.page.close();
    for (const subject of ["grid", "timeline"] as const) {
      const stored = await open();
      await appending(stored.page, stored.session, subject, line);
      await stored.page.close();
    }
    const heap = await open();
    await keeping(heap.page, heap.session, line);
    await heap.page.close();
    for (const subject of ["pool", "timeline"] as const) {
      const scrolled = await open();
      await scrolling(scrolled.page, scrolled.session, subject, line);
      await scrolled.page.close();
    }
    return lines.join("\n");
  } finally {
    await browser.close();
    await site.close();
  }
}

type Line = (...cells: readonly string[]) => void;
const ms = (figure: number): string => `${figure.toFixed(2)} ms`;

/** From nothing to painted rows: work of the main thread (script, style, layout, painting), and time on the clock. */
async function mounting(page: Page, session: CDPSession, line: Line): Promise<void> {
  const subjects: readonly Subject[] = ["pool", "grid", "timeline"];
  const figures = new Map(
    subjects.map((subject) => [subject, { work: new Array<number>(), clock: new Array<number>() }]),
  );
  for (let round = -5; round < rounds; round += 1) {
    for (const subject of subjects) {
      const before = await metrics(session);
      const clock = await page.evaluate(([name, count]) => window.bench.show(name, count), [subject, events] as const);
      const after = await metrics(session);
      await page.evaluate(() => window.bench.hide());
      // The first rounds warm up.
      if (round < 0) continue;
      figures.get(subject)?.work.push(between(before, after, "TaskDuration"));
      figures.get(subject)?.clock.push(clock);
    }
  }
  const of = (subject: Subject) => figures.get(subject) ?? { work: [], clock: [] };
  const compare = (what: string, subject: Subject, part: "work" | "clock", goal: string) => {
    const [floor, figure] = [timesOf(of("pool")[part]).p50, timesOf(of(subject)[part]).p50];
    line(what, ms(floor), ms(figure), (figure / floor).toFixed(2), goal);
  };
  compare("grid mounted, until painted", "grid", "clock", "≤ 2.5");
  compare("grid mounted, processor time of the page’s thread", "grid", "work", "–");
  compare("whole region (filters, lanes, time travel too), until painted", "timeline", "clock", "≤ 2.5");
  compare("whole region, processor time of the page’s thread", "timeline", "work", "–");
}

const appends = 300;

/** Events stored one by one while the timeline follows: what each costs in script, read and drawn. */
async function appending(page: Page, session: CDPSession, subject: Subject, line: Line): Promise<void> {
  await page.evaluate(([name, count]) => window.bench.show(name, count), [subject, events] as const);
  await page.evaluate(() => window.bench.append(100, false));
  const start = await metrics(session);
  await page.evaluate((count) => window.bench.append(count, true), appends);
  const idle = await metrics(session);
  const painted = await page.evaluate((count) => window.bench.append(count, false), appends);
  const end = await metrics(session);
  // The waiting for frames is the bench's own.
  const each = (name: string) => (between(idle, end, name) - between(start, idle, name)) / appends;
  const name = subject === "grid" ? "grid" : "whole region";
  line(`append of one event, script, ${name}`, "–", ms(each("ScriptDuration")), "–", "≤ 1 ms");
  line(
    `append of one event, style and layout, ${name}`,
    "–",
    ms(each("RecalcStyleDuration") + each("LayoutDuration")),
    "–",
    "–",
  );
  line(`append of one event, until painted, p95, ${name}`, "–", ms(timesOf(painted).p95), "–", "≤ 50 ms");
}

type Metrics = ReadonlyMap<string, number>;

async function metrics(session: CDPSession): Promise<Metrics> {
  const { metrics: list } = await session.send("Performance.getMetrics");
  return new Map(list.map(({ name, value }) => [name, value]));
}

/** Milliseconds of processor time: what else the machine does is not in them. */
function between(before: Metrics, after: Metrics, name: string): number {
  return 1_000 * ((after.get(name) ?? 0) - (before.get(name) ?? 0));
}

/** What is kept in memory; the source keeps nothing, so all of it is the timeline's own. */
async function keeping(page: Page, session: CDPSession, line: Line): Promise<void> {
  const used = async () => {
    for (let pass = 0; pass < 3; pass += 1) await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 1_000_000;
  };
  // Once for the code alone: compiled functions are the page's, not what a timeline holds.
  await page.evaluate((count) => window.bench.show("timeline", count), events);
  await page.evaluate(() => window.bench.jump(200));
  await page.evaluate(() => window.bench.hide());
  const empty = await used();
  await page.evaluate((count) => window.bench.show("timeline", count), events);
  const mounted = await used();
  await page.evaluate(() => window.bench.jump(200));
  const jumped = await used();
  const megabytes = (figure: number) => `${figure.toFixed(2)} MB`;
  line("heap of what is mounted, its code compiled before", "–", megabytes(mounted - empty), "–", "≤ 2 MB");
  line("heap, after scrolling to 200 places", "–", megabytes(jumped - empty), "–", "≤ 2 MB");
}

/** Frames while scrolling, one position a frame: a wheel's pace, a flick's, and the scrollbar dragged from place to place. */
async function scrolling(page: Page, session: CDPSession, subject: "pool" | "timeline", line: Line): Promise<void> {
  await page.evaluate(([name, count]) => window.bench.show(name, count), [subject, events] as const);
  const paces = [
    ["wheel, 120 pixels a frame", 120],
    ["flick, 1,500 pixels a frame", 1_500],
    ["scrollbar dragged, 40,000 pixels a frame", 40_000],
  ] as const;
  for (const [name, pace] of paces) {
    const before = await metrics(session);
    const frames = await page.evaluate((pixels) => window.bench.scroll(pixels, 300), pace);
    const work = between(before, await metrics(session), "TaskDuration") / frames.length;
    const { p95 } = timesOf(frames);
    const inColumn = (figure: string) => (subject === "pool" ? [figure, "–"] : ["–", figure]);
    line(
      `${name}: frame p95`,
      ...inColumn(`${ms(p95)}, longest ${ms(Math.max(...frames))}`),
      "–",
      "≤ 17 ms, none over 50 ms",
    );
    line(`${name}: processor time of the page’s thread for a frame`, ...inColumn(ms(work)), "–", "–");
  }
}
