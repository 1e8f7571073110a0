import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "vite";

const pathOf = (name: string): string => fileURLToPath(new URL(`../../src/engine/${name}`, import.meta.url));
const declarations = pathOf("api/aggregate-playground.d.ts");

/**
 * The engine as one readable ES module without imports, and its declarations: what an exported project ships with. The
 * module also gives `openPlayground`, which the project imports as `aggregate-playground/playground`.
 */
export async function engineTexts() {
  const result = await build({
    stdin: {
      contents: 'export * from "./main.ts"; export { openPlayground } from "./playground.ts";',
      resolveDir: pathOf("."),
      loader: "ts",
    },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    legalComments: "inline",
    logLevel: "silent",
  });
  const javascript = result.outputFiles[0]?.text;
  if (javascript === undefined) throw new Error("esbuild wrote nothing for the engine.");
  const inputs = Object.keys(result.metafile.inputs).filter((input) => input !== "<stdin>");
  return { javascript, declarations: await readFile(declarations, "utf8"), inputs };
}

const engineModule = "virtual:engine-library";

/** Gives the page the engine's texts as `virtual:engine-library`. */
export function engineLibraryPlugin(): Plugin {
  return {
    name: "engine-library",
    resolveId: (id) => (id === engineModule ? `\0${engineModule}` : null),
    async load(id) {
      if (id !== `\0${engineModule}`) return null;
      const { inputs, ...texts } = await engineTexts();
      for (const input of inputs) this.addWatchFile(fileURLToPath(new URL(`../../${input}`, import.meta.url)));
      return `export const engineTexts = ${JSON.stringify(texts)};\n`;
    },
  };
}
