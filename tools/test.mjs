import { demandNode } from "./setup/node-version.mjs";

demandNode();

// Only now: an older Node might not even be able to read these.
const { availableParallelism } = await import("node:os");
const path = await import("node:path");
const { fileURLToPath } = await import("node:url");
const { ensureInstalled } = await import("./setup/install.mjs");
const { findChromium, noChromium } = await import("./setup/chromium.mjs");
const { summary } = await import("./test/counts.mjs");
const { steps } = await import("./test/steps.mjs");

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");

/** `--checks` runs what needs neither a build nor a browser; names run the steps that begin with them. */
const args = process.argv.slice(2);
const chosen = steps.filter(
  ({ name, isCheck }) =>
    args.length === 0 || (args.includes("--checks") && isCheck) || args.some((arg) => name.startsWith(arg)),
);
if (chosen.length === 0) {
  console.error(`No such step. The steps are: ${steps.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}

await ensureInstalled(root, console.log);

if (chosen.some(({ needsChromium }) => needsChromium)) {
  const chromium = await findChromium(root, console.log);
  if (!chromium) {
    console.error(noChromium());
    console.log(summary([], false));
    process.exit(1);
  }
  console.log(`Browser: ${chromium.version}, ${chromium.path}`);
  process.env["CHROMIUM_PATH"] = chromium.path;
}

/** @type {import("./test/counts.mjs").Counts[]} */
const counts = [];

/**
 * @param {(typeof steps)[number]} step
 * @param {string} told what already stands on the line
 * @returns {Promise<boolean>} did it pass
 */
async function runStep(step, told = "") {
  const start = performance.now();
  const outcome = await step.run(root);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (outcome.counts) counts.push(outcome.counts);
  const passed = outcome.counts ? `${outcome.counts.passed} passed, ` : "";
  const line = `${step.name} … ${outcome.ok ? `${passed}${seconds} s` : `failed after ${seconds} s`}`;
  console.log(line.slice(told.length));
  if (!outcome.ok) console.log(`${outcome.output.trimEnd()}\n\nStopped: ${step.name} failed.`);
  return outcome.ok;
}

/**
 * One program each, and none reads what another writes: as many at a time as there are processors.
 *
 * @param {readonly (typeof steps)[number][]} checks
 * @returns {Promise<boolean>} did all pass
 */
async function runChecks(checks) {
  const waiting = [...checks];
  let ok = true;
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined && ok; step = waiting.shift()) ok = (await runStep(step)) && ok;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return ok;
}

let ok = await runChecks(chosen.filter(({ isCheck }) => isCheck));
for (const step of chosen.filter(({ isCheck }) => !isCheck)) {
  if (!ok) break;
  const told = `${step.name} … `;
  process.stdout.write(told);
  ok = await runStep(step, told);
}
console.log(summary(counts, ok));
process.exitCode = ok ? 0 : 1;
