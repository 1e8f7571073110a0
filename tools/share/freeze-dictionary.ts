import { readFileSync, writeFileSync } from "node:fs";

/**
 * Writes the dictionary of a new version of the share format: the built-in examples as they are today. The dictionary of a
 * version that was released must never change, for every link made with it counts on it.
 *
 * npx tsx tools/share/freeze-dictionary.ts 1
 */
const [version = ""] = process.argv.slice(2);
const names = ["banking", "library", "ordering", "authentication", "event-sourcing"];
const files = ["model.ts", "scenario.ts", "specs.ts"];

const texts = names.flatMap((name) =>
  files.map((file) => readFileSync(new URL(`../../src/examples/catalogue/${name}/${file}`, import.meta.url), "utf8")),
);
const lines = texts.map((text) => `  ${JSON.stringify(text)},`);
const source = `/** Files of the built-in examples as they were when this version of the format was made. Never to be changed: old links count on it. */
export const dictionary: readonly string[] = [
${lines.join("\n")}
];
`;
writeFileSync(new URL(`../../src/share/v${version}/dictionary.ts`, import.meta.url), source);
