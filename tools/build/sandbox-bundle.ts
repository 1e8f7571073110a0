import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin } from "vite";
import { pagePolicy } from "../../src/sandbox/frame/policies.ts";

const sources = new URL("../../src/sandbox/", import.meta.url);
const pathOf = (name: string): string => fileURLToPath(new URL(name, sources));

/** Text of a script, and the names of all files that it was made from. */
export interface Bundle {
  readonly text: string;
  readonly inputs: readonly string[];
}

export interface SandboxBundleOptions {
  /** Replacements of modules, by import specifier as esbuild's `alias` takes them: for tests of the sandbox alone. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Entry of the worker's script; the real one unless a test takes another. */
  readonly workerEntry?: string;
}

const engine = fileURLToPath(new URL("../../src/engine/main.ts", import.meta.url));

/** The one script of the sandbox's frame. */
export const bundleBoot = (): Promise<Bundle> => bundle({ entryPoints: [pathOf("frame/boot.ts")], minify: true });

/** The worker's script: scrubbing, engine, protocol. Names are kept, because errors and stacks show them. */
export const bundleWorker = (options: SandboxBundleOptions = {}): Promise<Bundle> =>
  bundle({
    entryPoints: [options.workerEntry ?? pathOf("worker/main.ts")],
    alias: { "aggregate-playground": engine, ...options.alias },
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [chaiWithoutEvents],
  });

/** Chai is evaluated in the scrubbed realm: its event target is a stand-in. */
const chaiWithoutEvents: EsbuildPlugin = {
  name: "chai-without-events",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/]chai[\\/].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return {
        contents: `import { Event, EventTarget } from ${JSON.stringify(pathOf("worker/specs/event-target.ts"))};\n${text}`,
      };
    });
  },
};

async function bundle(options: BuildOptions): Promise<Bundle> {
  const result = await build({
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    charset: "ascii",
    logLevel: "silent",
    // Sloppy functions would hand themselves out through `caller` and the call sites of a stack.
    banner: { js: '"use strict";' },
    ...options,
  });
  const text = result.outputFiles?.[0]?.text.trim();
  if (text === undefined || result.metafile === undefined) throw new Error("esbuild wrote nothing for the sandbox.");
  return { text, inputs: Object.keys(result.metafile.inputs) };
}

/** `sha256-…`, as a policy names an inline script. */
export const scriptHash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Hashes of the inline scripts that a page holds. */
export const inlineScriptHashes = (html: string): readonly string[] =>
  Array.from(html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g), ([, text = ""]) => scriptHash(text));

const bootModule = "virtual:sandbox-boot";
const workerModule = "virtual:sandbox-worker";

/**
 * Gives the page the sandbox's two scripts as texts (`virtual:sandbox-boot`, `virtual:sandbox-worker`), and puts the
 * page's policy first in its head. The policy names the frame's script by its hash, because the frame inherits it.
 */
export function sandboxBundle(options: SandboxBundleOptions = {}): Plugin {
  let isServing = false;
  let boot: Promise<Bundle> | null = null;
  return {
    name: "sandbox-bundle",
    configResolved(config) {
      isServing = config.command === "serve";
    },
    buildStart() {
      boot = null;
    },
    resolveId: (id) => (id === bootModule || id === workerModule ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${bootModule}` && id !== `\0${workerModule}`) return null;
      const isBoot = id === `\0${bootModule}`;
      const made = await (isBoot ? bundleBoot() : bundleWorker(options));
      for (const input of made.inputs) this.addWatchFile(fileURLToPath(new URL(`../../${input}`, import.meta.url)));
      return isBoot
        ? `export const bootScript = ${JSON.stringify(made.text)};\nexport const bootHash = ${JSON.stringify(scriptHash(made.text))};\n`
        : `export const workerScript = ${JSON.stringify(made.text)};\n`;
    },
    transformIndexHtml: {
      // After everything that adds scripts of its own.
      order: "post",
      async handler(html) {
        boot ??= bundleBoot();
        const inline = inlineScriptHashes(html);
        if (!isServing && inline.length > 0) throw new Error("The built page must not hold an inline script.");
        const policy = pagePolicy([scriptHash((await boot).text), ...inline], { isServing });
        return [
          {
            tag: "meta",
            attrs: { "http-equiv": "Content-Security-Policy", content: policy },
            injectTo: "head-prepend",
          },
        ];
      },
    },
  };
}
