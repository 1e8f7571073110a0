import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Writes the dictionary of a new version of the share format: the built-in examples and lessons as they are today. The
 * dictionary of a version that was released must never change, for every link made with it counts on it.
 *
 * npx tsx tools/share/freeze-dictionary.ts 1
 */
const [version = ""] = process.argv.slice(2);
const examples = ["banking", "library", "ordering", "authentication", "event-sourcing"];
const lessons = ["invariants", "delta-events", "fact-events", "saving", "event-sourcing"];
const files = ["model.ts", "scenario.ts", "specs.ts"];

const sources = new URL("../../src/", import.meta.url);
const textsOf = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => files.map((file) => readFileSync(new URL(`${folder}/${file}`, sources), "utf8")));
const list = (texts: readonly string[]): string =>
  `[\n${texts.map((text) => `  ${JSON.stringify(text)},`).join("\n")}\n]`;

const exampleTexts = textsOf(examples.map((name) => `examples/catalogue/${name}`));
const lessonTexts = [...new Set(textsOf(lessons.map((name) => `lessons/${name}`)))].filter(
  (text) => !exampleTexts.includes(text),
);
const source = `/**
 * Files of the built-in examples and lessons as they were when this version of the format was made. Never to be changed:
 * old links count on it.
 */

/** What the text model has read before it reads a link, and what a link names by its place. */
export const exampleTexts: readonly string[] = ${list(exampleTexts)};

/** What a link names by its place after those. */
export const lessonTexts: readonly string[] = ${list(lessonTexts)};
`;
const path = fileURLToPath(new URL(`share/v${version}/dictionary.ts`, sources));
writeFileSync(path, source);
execFileSync(process.execPath, ["node_modules/prettier/bin/prettier.cjs", "--write", path], { stdio: "inherit" });
