import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runNode } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const placesOutsideOfThePath = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Where Playwright keeps the Chromium of its own, there or not. */
const ownOfPlaywright = async () => {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
};

/** @returns {Promise<string[]>} every Chromium that may be on this machine, in the order in which they are tried */
const candidates = async () => {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return [given];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...placesOutsideOfThePath, await ownOfPlaywright()].filter((path) => existsSync(path));
};

/** Some files of that name only tell how to install the real thing, so each is asked for its version. */
export const chromiumOnThisMachine = async () => {
  for (const path of await candidates()) {
    const { ok, output } = await run(path, ["--version"], { cwd: process.cwd() });
    const version = output.match(/(?:Chromium|Chrome)\s+[\d.]+/)?.[0];
    if (ok && version) return { path, version };
  }
  return undefined;
};

/**
 * Runs an installer, and says in one line why it failed when it did.
 *
 * @param {Promise<{ ok: boolean, output: string }>} installer
 * @param {(line: string) => void} say
 */
const install = async (installer, say) => {
  const { ok, output } = await installer;
  if (!ok) say(`That failed: ${output.match(/^E(?:rror)?: .*/m)?.[0] ?? output.trim().split("\n").at(-1)}`);
};

const isRoot = () => process.getuid?.() === 0;

/**
 * A Chromium that runs: the one in CHROMIUM_PATH, one of this machine, or one installed now.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<{ path: string, version: string } | undefined>}
 */
export const findChromium = async (root, say) => {
  const present = await chromiumOnThisMachine();
  if (present || process.env["CHROMIUM_PATH"]) return present;

  say("No Chromium here: installing the one of Playwright …");
  await install(runNode(["node_modules/@playwright/test/cli.js", "install", "chromium"], { cwd: root }), say);
  const installed = await chromiumOnThisMachine();
  if (installed || process.platform !== "linux" || !isRoot()) return installed;

  say("Still none that runs: installing Chromium with apt-get …");
  await install(run("apt-get", ["update"], { cwd: root }), say);
  await install(run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { cwd: root }), say);
  return chromiumOnThisMachine();
};

export const noChromium = () =>
  process.env["CHROMIUM_PATH"]
    ? `CHROMIUM_PATH names ${process.env["CHROMIUM_PATH"]}, which is no Chromium that runs here.`
    : "The browser tests need a Chromium, and none could be found or installed. Install Chromium or Chrome, or let CHROMIUM_PATH name one, and try again.";
