import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "../setup/run.mjs";
import { countsOfPlaywright, countsOfVitest, doubtAbout } from "./counts.mjs";

/**
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {{ ok: boolean, output: string, counts?: Counts }} Outcome
 * @typedef {{ name: string, needsChromium?: boolean, isCheck: boolean, run: (root: string) => Promise<Outcome> }} Step
 */

/**
 * Programs run one after another until one fails.
 *
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands arguments for Node
 * @returns {Step}
 */
const check = (name, ...commands) => ({
  name,
  isCheck: true,
  run: async (root) => {
    let output = "";
    for (const command of commands) {
      // The first that fails ends the step.
      const result = await runNode(command, { cwd: root });
      output += result.output;
      if (!result.ok) return { ok: false, output };
    }
    return { ok: true, output };
  },
});

/**
 * Tests, counted from the report that their runner writes.
 *
 * @template Report
 * @param {string} reportName
 * @param {readonly string[]} command
 * @param {(report: Report) => Counts} countsOf
 * @param {(path: string) => Readonly<Record<string, string>>} env
 * @returns {Step["run"]}
 */
const tests = (reportName, command, countsOf, env) => async (root) => {
  const path = join(root, ".cache", reportName);
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(path, { force: true });
  const { ok, output } = await runNode(command, { cwd: root, env: env(path) });
  let counts;
  try {
    counts = countsOf(/** @type {Report} the runner wrote it just now */ (JSON.parse(readFileSync(path, "utf8"))));
  } catch (error) {
    return { ok: false, output: `${output}\nThe report could not be read: ${String(error)}` };
  }
  const doubt = doubtAbout(counts);
  return { ok: ok && doubt === undefined, output: doubt ? `${output}\n${doubt}` : output, counts };
};

const tsx = ["--import", "tsx"];

/** Everything that `npm test` does, in its order. @type {readonly Step[]} */
export const steps = [
  check(
    "types",
    ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"],
    ["node_modules/typescript/bin/tsc", "-p", "tsconfig.engine.json"],
  ),
  check("models under the editor's TypeScript", ["node_modules/typescript-5/bin/tsc", "-p", "tsconfig.models.json"]),
  check("lint", ["node_modules/oxlint/bin/oxlint", "--format=unix"]),
  check("format", ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."]),
  check("casts", [...tsx, "tools/checks/check-casts.ts"]),
  check("layers", [...tsx, "tools/checks/check-layers.ts"]),
  check("rules", [...tsx, "tools/checks/check-rules.ts"]),
  check("unused code", ["node_modules/knip/bin/knip.js", "--no-progress"]),
  {
    name: "unit tests",
    isCheck: false,
    run: tests(
      "vitest.json",
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=minimal",
        "--reporter=json",
        "--outputFile=.cache/vitest.json",
      ],
      countsOfVitest,
      () => ({}),
    ),
  },
  { ...check("build", [...tsx, "tools/build/build.ts"]), isCheck: false },
  {
    ...check("bundle", [...tsx, "tools/checks/check-bundle.ts"], [...tsx, "tools/checks/check-library.ts"]),
    isCheck: false,
  },
  {
    name: "browser tests",
    isCheck: false,
    needsChromium: true,
    run: tests("playwright.json", ["node_modules/@playwright/test/cli.js", "test"], countsOfPlaywright, (path) => ({
      PLAYWRIGHT_REPORT: path,
    })),
  },
];
