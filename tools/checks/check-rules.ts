import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareRules } from "./rules/compare-rules.ts";
import { sourceFiles } from "./source-files.ts";

const root = process.argv[2] ?? join(import.meta.dirname, "../..");
const rulesFile = join(root, "docs/rules.md");

const markdown = existsSync(rulesFile) ? readFileSync(rulesFile, "utf8") : "";
const files = Object.fromEntries(
  sourceFiles(root, ["src", "e2e"]).map((path) => [path, readFileSync(join(root, path), "utf8")]),
);
const { rules, tests, complaints } = compareRules(markdown, files);

if (complaints.length > 0) {
  console.error(`${complaints.join("\n")}\n\ndocs/rules.md and the tests disagree in ${complaints.length} places.`);
  process.exitCode = 1;
} else {
  console.log(`${rules} rules, ${tests} tests that name them`);
}
