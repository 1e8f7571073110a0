import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { sandboxBundle } from "../../tools/build/sandbox-bundle.ts";

/**
 * Builds the page that the sandbox's suites run in: the real sandbox under the real policy.
 * @param name of a folder for whoever builds it: suites run at the same time
 * @returns the folder
 */
export async function buildHarness(name: string): Promise<string> {
  const outDir = fileURLToPath(new URL(`../../.cache/sandbox-${name}`, import.meta.url));
  const page = (file: string) => fileURLToPath(new URL(`harness/${file}`, import.meta.url));
  await build({
    configFile: false,
    root: fileURLToPath(new URL("harness", import.meta.url)),
    base: "./",
    logLevel: "warn",
    plugins: [sandboxBundle(), withoutPolicy("weak.html")],
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      rolldownOptions: { input: [page("index.html"), page("weak.html")] },
    },
  });
  return outDir;
}

/** The weakened page has no policy: that is its weakness. */
function withoutPolicy(name: string): Plugin {
  return {
    name: "without-policy",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = bundle[name];
      if (page?.type !== "asset") throw new Error(`${name} was not built.`);
      const text = String(page.source);
      page.source = text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
      if (page.source === text) throw new Error(`${name} had no policy to take away.`);
    },
  };
}
