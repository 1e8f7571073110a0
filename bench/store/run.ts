import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.ts";
import type { Times } from "./figures.ts";
import { invokeToPaint } from "./invoke-to-paint.ts";

/** Events of the long history. */
const many = Number(process.env["BENCH_EVENTS"] ?? 1_000_000);
/** Rows of the long history by hand: fewer than events, so that the run ends; less deep is only easier for it. */
const manyRaw = Math.min(many, 100_000);
const entry = new URL("./subject.ts", import.meta.url);
type Subject = typeof import("./subject.ts");

const browser = await openBrowser(entry);

/** Calls a function of the module in the page. */
async function call<Name extends keyof Subject>(
  name: Name,
  ...args: Parameters<Subject[Name]>
): Promise<Awaited<ReturnType<Subject[Name]>>> {
  const start = Date.now();
  // The page has loaded the module whose type this is.
  const result = (await browser.page.evaluate(
    async ([functionName, parameters]) => {
      const address: string = "/subject.js";
      // The module that the page serves: its functions are those of the type above.
      const subject = (await import(address)) as Record<string, (...all: unknown[]) => unknown>;
      return subject[functionName]?.(...parameters);
    },
    [name, args] as const,
  )) as Awaited<ReturnType<Subject[Name]>>;
  console.error(`${name} ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** Bytes of the page's heap after everything that can be let go is. */
async function heap(): Promise<number> {
  const session = await browser.page.context().newCDPSession(browser.page);
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
  return call("heap");
}

/** Bytes of the profile's databases on disk. */
function onDisk(): number {
  const folder = join(browser.profile, "Default/IndexedDB");
  return Number(execFileSync("du", ["-sb", folder], { encoding: "utf8" }).split("\t")[0]);
}

const ms = (figure: number): string => `${figure.toFixed(figure < 10 ? 2 : 1)} ms`;
const both = ({ p50, p95 }: Times): string => `${ms(p50)} / ${ms(p95)}`;
const rate = (figure: number): string => `${Math.round(figure).toLocaleString("en")}/s`;
const ratio = (figure: number): string => figure.toFixed(2);

const lines: string[] = ["| what | raw IndexedDB | this store | ratio | goal |", "| --- | --- | --- | --- | --- |"];
function line(what: string, raw: string, ours: string, figure: string, goal: string): void {
  lines.push(`| ${what} | ${raw} | ${ours} | ${figure} | ${goal} |`);
  console.error(lines.at(-1));
}

await call("setModel", readFileSync(new URL("../../src/examples/catalogue/banking/model.ts", import.meta.url), "utf8"));
const [rawEmpty, oursEmpty] = await call("commits", 1_000, null);
line("commit, p50 / p95", both(rawEmpty), both(oursEmpty), ratio(oursEmpty.p50 / rawEmpty.p50), "≤ 1.2");

const [rawBurst, oursBurst] = await call("burst", 5_000);
line("burst of 5,000 commands", rate(rawBurst), rate(oursBurst), ratio(oursBurst / rawBurst), "≥ 4");

const small = await call("longHistory", 100);
const diskBefore = onDisk();
await call("longRawHistory", manyRaw);
const diskRaw = onDisk();
const heapBefore = await heap();
const long = await call("longHistory", many);
const heapAfter = await heap();
const diskOurs = onDisk();

const [rawLong, oursLong] = await call("commits", 1_000, long);
line(
  `commit with ${many.toLocaleString("en")} events stored, p50 / p95`,
  both(rawLong),
  both(oursLong),
  ratio(oursLong.p50 / rawLong.p50),
  "≤ 1.2",
);

const site = await browser.openSite();
const paintSmall = await invokeToPaint(site, { id: small, lastEntry: await call("lastEntry", small), times: 100 });
const paintLong = await invokeToPaint(site, { id: long, lastEntry: await call("lastEntry", long), times: 100 });
await site.close();
line(
  `click to painted row in the page, 100 → ${many.toLocaleString("en")} events, p95`,
  "–",
  `${ms(paintSmall.p95)} → ${ms(paintLong.p95)}`,
  ratio(paintLong.p95 / paintSmall.p95),
  "< 50 ms, ≤ 1.5",
);

for (const [what, depth, direction] of [
  ["at the start", 0, "forward"],
  ["in the middle", 0.5, "forward"],
  ["at the end, backward", 1, "backward"],
] as const) {
  const from = { raw: Math.floor(manyRaw * depth) + 1, ours: Math.floor(many * depth) + 1 };
  const [rawWindow, ourWindow] = await call("windows", long, from, direction, 300);
  line(
    `window of 64 ${what}, p50 / p95`,
    both(rawWindow),
    both(ourWindow),
    ratio(ourWindow.p50 / rawWindow.p50),
    "≤ 1.5",
  );
}

await call("rawStreamsOf", 10_000);
const [rawOwn, ourOwn] = await call("ownStream", 10_000, 12);
line("stream of 10,000 events, alone, p50 / p95", both(rawOwn), both(ourOwn), ratio(ourOwn.p50 / rawOwn.p50), "≤ 1.2");
const [rawStream, ourStream, length] = await call("streams", long, 8);
line(
  `stream of ${length.toLocaleString("en")} events, every 100th of all, p50 / p95`,
  both(rawStream),
  both(ourStream),
  ratio(ourStream.p50 / rawStream.p50),
  "≤ 1.2",
);

const documents = await call("importAndExport", 100_000);
line(
  "import of 100,000 events",
  rate(documents.raw),
  rate(documents.ours),
  ratio(documents.ours / documents.raw),
  "≥ 0.9",
);
line("export of 100,000 events", "–", rate(documents.out), "–", "–");
line("longest time without an answer, import and export", "–", ms(documents.longestBlock), "–", "responsive");

const search = await call("searchAll", long);
line("entries looked through for a text", "–", rate(search.perSecond), "–", "–");
line("longest window of that search", "–", ms(search.longestWindow), "–", "does not block");

line(
  "bytes per event on disk",
  String(Math.round((diskRaw - diskBefore) / manyRaw)),
  String(Math.round((diskOurs - diskRaw) / many)),
  ratio((diskOurs - diskRaw) / many / ((diskRaw - diskBefore) / manyRaw)),
  "–",
);
line("growth of the page's heap", "–", `${((heapAfter - heapBefore) / 2 ** 20).toFixed(1)} MB`, "–", "none");

const [relaxed, strict] = await call("durableRawCommits", 300);
line("raw commit relaxed → strict, p50", ms(relaxed.p50), ms(strict.p50), ratio(strict.p50 / relaxed.p50), "–");

const layouts = await call("layouts", 20_000);
await browser.close();
console.log(lines.join("\n"));
console.log("\nHow many events share a row, all by hand:\n");
console.log(
  "| events per row | written, 1,000 in a transaction | 10,000 read and parsed | commit of one event, p50 / p95 |",
);
console.log("| --- | --- | --- | --- |");
for (const { eventsPerRow, written, read, commit } of layouts)
  console.log(`| ${eventsPerRow} | ${rate(written)} | ${ms(read)} | ${both(commit)} |`);
