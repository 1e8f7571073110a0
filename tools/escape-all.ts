import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { tamperedModel } from "../e2e/sandbox/attempts/tampered-model.ts";
import { tamperings } from "../e2e/sandbox/attempts/tampering.ts";
import { buildHarness } from "../e2e/sandbox/build-harness.ts";
import type { Report, TamperedPrograms } from "../e2e/sandbox/harness/reporting.ts";
import { startLoopbackServer } from "../e2e/sandbox/loopback-server.ts";
import { compileModel } from "../e2e/sandbox/support/compile-model.ts";
import { chromium, firefox, type LoneBrowser, webKit } from "./escapes/browsers.ts";
import { type Verdict, verdictOf } from "./escapes/verdict.ts";

/**
 * `npm run escape-all` makes every attempt of the escape suite in each browser that this machine has, also in those that
 * the tests cannot drive: a page runs them by itself, and posts what came of it. The results go to docs/sandbox-escapes.md.
 */
const port = 4126;
const patience = 10 * 60_000;
const root = join(import.meta.dirname, "..");

const folder = await buildHarness("escape-all");
const programs: TamperedPrograms = {
  honest: compileModel({ "model.ts": tamperedModel(null) }),
  tampered: tamperings.map((tampering) => ({
    name: tampering.name,
    program: compileModel({ "model.ts": tamperedModel(tampering) }),
  })),
};
writeFileSync(join(folder, "tampered.json"), JSON.stringify(programs));

/** Opens the page in a browser, and waits for its report. */
async function reportOf({ command, argumentsFor, environment }: LoneBrowser): Promise<Report> {
  const server = await startLoopbackServer(folder, port);
  const profile = mkdtempSync(join(tmpdir(), "escape-all-"));
  // A group of its own, so that its children end with it.
  const browser = spawn(command, argumentsFor(`${server.origin}/?report`, profile), {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, HOME: profile, ...environment },
  });
  const failed = new Promise<never>((_resolve, reject) => {
    browser.once("error", reject);
    browser.once("exit", (code) => reject(new Error(`The browser ended by itself (${code}).`)));
    setTimeout(() => reject(new Error("No report came in ten minutes.")), patience).unref();
  });
  try {
    // The suite's own page posts it.
    return (await Promise.race([server.report, failed])) as Report;
  } finally {
    browser.removeAllListeners("exit");
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    if (browser.pid !== undefined && browser.exitCode === null) {
      process.kill(-browser.pid, "SIGKILL");
      await gone;
    }
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const rows: string[] = [];
const findings: string[] = [];
for (const browser of [chromium(), firefox(), webKit()]) {
  if ("missing" in browser) {
    console.log(`${browser.name}: not on this machine; install ${browser.missing}`);
    rows.push(`| ${browser.name} | not on the machine | – | – | – | – |`);
    continue;
  }
  const start = Date.now();
  let verdict: Verdict;
  try {
    verdict = verdictOf(await reportOf(browser));
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    console.log(`${browser.name}: ${told}`);
    rows.push(`| ${browser.name} | ${browser.version} | did not finish: ${told} | – | – | – |`);
    process.exitCode = 1;
    continue;
  }
  const { attempts, forgeries, tamperings: tampered, escapes } = verdict;
  console.log(
    `${browser.name}, ${browser.version}, ${((Date.now() - start) / 1000).toFixed(0)} s: ${escapes.length} escapes`,
  );
  for (const escape of escapes) console.log(`  ${escape}`);
  rows.push(`| ${browser.name} | ${browser.version} | ${attempts} | ${forgeries} | ${tampered} | ${escapes.length} |`);
  findings.push(...escapes.map((escape) => `- ${browser.name}: ${escape}`));
  if (escapes.length > 0) process.exitCode = 1;
}

const file = join(root, "docs/sandbox-escapes.md");
const head = readFileSync(file, "utf8").split("<!-- results -->")[0] ?? "";
const table = [
  "| browser | version | attempts | forged replies | tampered models | got through |",
  "| --- | --- | ---: | ---: | ---: | ---: |",
  ...rows,
].join("\n");
const day = new Date().toISOString().slice(0, 10);
const list = findings.length === 0 ? "Nothing got through." : `What got through:\n\n${findings.join("\n")}`;
const text = `${head}<!-- results -->\n\nLast run: ${day}\n\n${table}\n\n${list}\n`;
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: "markdown" }));
