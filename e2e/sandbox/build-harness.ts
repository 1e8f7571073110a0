import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { sandboxBundle } from "../../tools/build/sandbox-bundle.ts";

/** Builds the page that the sandbox's suites run in: the real sandbox under the real policy. @returns its folder */
export async function buildHarness(): Promise<string> {
  const outDir = fileURLToPath(new URL("../../.cache/sandbox-harness", import.meta.url));
  const engine = process.env["SANDBOX_ENGINE"];
  const page = (name: string) => fileURLToPath(new URL(`harness/${name}`, import.meta.url));
  await build({
    configFile: false,
    root: fileURLToPath(new URL("harness", import.meta.url)),
    base: "./",
    logLevel: "warn",
    plugins: [sandboxBundle(engine ? { alias: { "aggregate-playground": engine } } : {}), withoutPolicy("weak.html")],
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
