import { chromium, type JSHandle } from "@playwright/test";
import { loadavg } from "node:os";
import { programOf, themes } from "../../e2e/sandbox/attacks/all-attacks.ts";
import { buildHarness } from "../../e2e/sandbox/build-harness.ts";
import type { Onslaught } from "../../e2e/sandbox/harness/attacking.ts";
import type { Harness } from "../../e2e/sandbox/harness/page.ts";
import { compileModel } from "../../e2e/sandbox/support/compile-model.ts";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { timesOf } from "../store/figures.ts";
import { coldStarts, heavyCode, makeSubject, recoveries, roundTrips } from "./measures.ts";
import { accounts, computing, longModel } from "./models.ts";
import { typingToForms } from "./typing.ts";

declare const harness: Harness;

const executablePath = process.env["CHROMIUM_PATH"];
const site = await serveFolder({ folder: await buildHarness("bench"), port: 0 });
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const context = await browser.newContext();
// The compiler of this script keeps functions' names by a helper, which their text asks for in the page, too.
await context.addInitScript("globalThis.__name = (named) => named");
const page = await context.newPage();
await page.goto(site.url);

/** For functions of several arguments, which the page's own evaluation does not take. */
const inPage = async <Measure extends (...args: never) => unknown>(measure: Measure): Promise<JSHandle<Measure>> =>
  // The text of the very function.
  (await page.evaluateHandle(`(${measure.toString()})`)) as JSHandle<Measure>;

const ms = (figure: number): string => `${figure.toFixed(figure < 10 ? 2 : 0)} ms`;
const both = (figures: readonly number[]): string => {
  const { p50, p95 } = timesOf(figures);
  return `${ms(p50)} / ${ms(p95)}`;
};
const lines: string[] = ["| what | figure | goal |", "| --- | ---: | ---: |"];
function line(what: string, figure: string, goal: string): void {
  lines.push(`| ${what} | ${figure} | ${goal} |`);
  console.error(lines.at(-1));
}

const program = compileModel({ "model.ts": accounts + computing });
const subject = await page.evaluateHandle(makeSubject, program);

const trips = await subject.evaluate(roundTrips, 2_000);
line("a command’s round trip, nothing stored, p50 / p95", both(trips), "< 0.5 ms / < 2 ms");

const heavy = await page.evaluate(([one, code, run]) => run(one, code, 15), [
  subject,
  computing,
  await inPage(heavyCode),
] as const);
const plain = timesOf(heavy.plain).p50;
const ours = timesOf(heavy.ours).p50;
line(`code that computes for ${ms(plain)} in a plain worker, p50`, ms(ours), "–");
line("ratio of the two: 1 is native speed", (plain / ours).toFixed(2), "≥ 0.95");

const { told, ready } = await subject.evaluate(recoveries, 15);
line("from the stop of endless code until its line is told, p50 / p95", both(told), "–");
line("from the stop until the next command has its result, p50 / p95", both(ready), "< 300 ms");

const cold = await page.evaluate(([model, run]) => run(model, 15), [program, await inPage(coldStarts)] as const);
line("a bare worker answers, p50 / p95", both(cold.bare), "–");
line("a new sandbox has a model loaded, p50 / p95", both(cold.ours), "–");
line("beyond the bare worker, p50", ms(timesOf(cold.ours).p50 - timesOf(cold.bare).p50), "< 150 ms");
await page.close();

const attacked = await context.newPage();
await attacked.goto(site.url);
const all = Object.values(themes).flat();
const [first] = all;
if (first === undefined) throw new Error("There are no attacks.");
const peaceful = programOf({ ...first, code: "", where: "command" });
const onslaughts = await attacked.evaluateHandle((calm) => harness.Onslaughts.begin(calm), peaceful);
const results: (Onslaught & { readonly name: string })[] = [];
for (const attack of all) {
  const outcome = await onslaughts.evaluate((one, [hostile, isPoison]) => one.attack(hostile, 1000, isPoison), [
    programOf(attack),
    attack.isPoison,
  ] as const);
  results.push({ ...outcome, name: attack.name });
}
await attacked.close();
const blocks = results.toSorted((left, right) => right.longestBlock - left.longestBlock);
const longest = blocks.map(({ longestBlock }) => longestBlock);
line(`longest block of the page in each of ${all.length} attacks, p50 / p95`, both(longest), "–");
for (const { name, longestBlock } of blocks.slice(0, 3)) line(`the longest: ${name}`, ms(longestBlock), "< 100 ms");
const recovered = results.map((result) => result.recovered);
line("after an attack is told, until a proper command has run, p50 / p95", both(recovered), "< 300 ms");
const slowest = results.toSorted((left, right) => right.recovered - left.recovered);
for (const { name, recovered: time } of slowest.slice(0, 3)) line(`the slowest: ${name}`, ms(time), "< 300 ms");

const typed = await typingToForms(context, 20);
const length = longModel().trim().split("\n").length;
line(`from the typing pause to the new forms, ${length} lines, p50 / p95`, both(typed), "p50 < 150 ms");

await browser.close();
await site.close();
// Others' work on the machine shows in every figure of this bench.
const load = loadavg().map((figure) => figure.toFixed(1));
console.log(
  `Load average of the machine over 1, 5 and 15 minutes at the end: ${load.join(", ")}.\n\n${lines.join("\n")}`,
);
