import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run, runNode } from "./run.mjs";

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Readonly<Record<string, LockedPackage>> }} Lock
 */

/**
 * True when every package of the lock file is there in the version that it names. Packages for other platforms may be missing.
 *
 * @param {Lock} wanted
 * @param {Lock} installed
 */
export const isInstalled = (wanted, installed) =>
  Object.entries(wanted.packages).every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link) return true;
    const present = installed.packages[path];
    return present ? present.version === version : Boolean(optional || devOptional);
  });

/**
 * @param {string} path
 * @returns {Lock}
 */
const readLock = (path) => /** @type {Lock} npm itself wrote it */ (JSON.parse(readFileSync(path, "utf8")));

/** @param {string} root */
const dependenciesAreInstalled = (root) => {
  const installed = join(root, "node_modules/.package-lock.json");
  return existsSync(installed) && isInstalled(readLock(join(root, "package-lock.json")), readLock(installed));
};

/**
 * Installs the dependencies unless they are there already, in the very versions of package-lock.json.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 */
export const ensureInstalled = async (root, say) => {
  if (dependenciesAreInstalled(root)) return;
  say("Installing the dependencies with npm ci …");
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { ok } = npm?.endsWith("js")
    ? await runNode([npm, ...args], { cwd: root, show: true })
    : await run("npm", args, { cwd: root, show: true });
  if (ok) return;
  console.error("The dependencies could not be installed. Is this machine online? npm's own message stands above.");
  process.exit(1);
};
