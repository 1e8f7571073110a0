import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./run.mjs";

/** What the built site depends on. */
const sources = [
  "src",
  "public",
  "tools/build",
  "index.html",
  "vite.config.ts",
  "vite.lib.config.ts",
  "package-lock.json",
];

/**
 * @param {string} path
 * @returns {number} when the newest file at or below the path was changed, in milliseconds
 */
const newest = (path) => {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stats.mtimeMs);
};

/**
 * True when there is no built site, or when a source changed since it was built.
 *
 * @param {string} root
 */
export const siteIsStale = (root) => {
  const built = join(root, "dist/index.html");
  if (!existsSync(built) || !existsSync(join(root, "lib/aggregate-playground.js"))) return true;
  const time = statSync(built).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > time);
};

/**
 * @param {string} root
 * @param {(line: string) => void} say
 */
export const ensureBuilt = async (root, say) => {
  if (!siteIsStale(root)) return;
  say("Building the site …");
  const { ok, output } = await runNode(["--import", "tsx", "tools/build/build.ts"], { cwd: root });
  if (ok) return;
  console.error(`${output}\nThe site could not be built.`);
  process.exit(1);
};
