import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { libraryBytes } from "./bundle/examine-bundle.ts";
import { declaredNames } from "./library/declared-names.ts";

const root = join(import.meta.dirname, "../..");
const library = join(root, "lib/aggregate-playground.js");
const complaints: string[] = [];

// A Node program finds it by the package's name, and can use it.
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ["--import", "tsx", join(import.meta.dirname, "library/program.ts")],
  { cwd: root, encoding: "utf8", env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.run.json") } },
);
if (status !== 0) complaints.push(`the program that uses the library failed:\n${stderr}`);

// What a bundler makes of that program still runs: nothing was left out that is needed.
const bundled = await build({
  entryPoints: [join(import.meta.dirname, "library/program.ts")],
  alias: { "aggregate-playground": library },
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  write: false,
  format: "esm",
  target: "es2023",
  platform: "node",
  logLevel: "silent",
});
const bundle = bundled.outputFiles.map(({ text }) => text).join("");
const afterBundling = spawnSync(process.execPath, ["--input-type=module"], { encoding: "utf8", input: bundle });
if (afterBundling.status !== 0) complaints.push(`the same program, bundled, failed:\n${afterBundling.stderr}`);

// It exports what its declarations promise, and nothing else.
const exported = stdout.trim().split(" ");
const declared = declaredNames(readFileSync(join(root, "src/engine/api/aggregate-playground.d.ts"), "utf8"));
for (const name of declared) if (!exported.includes(name)) complaints.push(`${name} is declared, but not exported`);
for (const name of exported) if (!declared.includes(name)) complaints.push(`"${name}" is exported, but not declared`);

// A bundler leaves out what a program does not use.
const { outputFiles } = await build({
  stdin: { contents: `export { NotImplementedError } from ${JSON.stringify(library)};`, resolveDir: root },
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  logLevel: "silent",
});
const whole = await libraryBytes(library);
const part = gzipSync(outputFiles.map(({ text }) => text).join(""), { level: 9 }).byteLength;
if (part > whole / 4) complaints.push(`one error class costs ${part} of ${whole} bytes: the library cannot be shaken`);

if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${declared.length} names, usable from Node; one error class alone costs ${part} bytes`);
}
