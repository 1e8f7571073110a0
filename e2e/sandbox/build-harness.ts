import { fileURLToPath } from "node:url";
import { build } from "vite";
import { sandboxBundle } from "../../tools/build/sandbox-bundle.ts";

/** Builds the page that the sandbox's suites run in: the real sandbox under the real policy. @returns its folder */
export async function buildHarness(): Promise<string> {
  const outDir = fileURLToPath(new URL("../../.cache/sandbox-harness", import.meta.url));
  const engine = process.env["SANDBOX_ENGINE"];
  await build({
    configFile: false,
    root: fileURLToPath(new URL("harness", import.meta.url)),
    base: "./",
    logLevel: "warn",
    plugins: [sandboxBundle(engine ? { alias: { "aggregate-playground": engine } } : {})],
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
  return outDir;
}
