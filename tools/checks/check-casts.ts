import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "./source-files.ts";
import { unexplainedCasts } from "./unexplained-casts.ts";

const root = join(import.meta.dirname, "../..");
const files = sourceFiles(root);
const complaints = files.flatMap((file) =>
  unexplainedCasts(file, readFileSync(join(root, file), "utf8")).map(({ line, text }) => `${file}:${line}  ${text}`),
);

if (files.length === 0) {
  console.error("No source file was examined: the check itself is broken.");
  process.exitCode = 1;
} else if (complaints.length > 0) {
  console.error(
    `${complaints.join("\n")}\n\n${complaints.length} casts without a reason. Say in a comment on the same or the previous line why it holds.`,
  );
  process.exitCode = 1;
} else {
  console.log(`${files.length} files, every cast has its reason`);
}
