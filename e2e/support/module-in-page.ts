import type { JSHandle, Page } from "@playwright/test";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const engine = fileURLToPath(new URL("../../src/engine/main.ts", import.meta.url));

const bundle = async (entry: URL): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2023",
    sourcemap: "inline",
    alias: { "aggregate-playground": engine },
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
};

/**
 * Runs a TypeScript module in a real page without the rest of the product, for what only a browser can prove: an empty page
 * of the site's origin loads the module, and the handle reaches what it exports. The module's type is named by the caller:
 *
 *     const subject = await moduleInPage<typeof import("./store-suite.page.ts")>(page, new URL("./store-suite.page.ts", import.meta.url));
 *     expect(await subject.evaluate(({ runSuite }) => runSuite())).toEqual([]);
 */
export const moduleInPage = async <Module>(page: Page, entry: URL): Promise<JSHandle<Module>> => {
  const script = await bundle(entry);
  await page.route("**/module-under-test.html", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Module under test</title>" }),
  );
  await page.route("**/module-under-test.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  );
  await page.goto("./module-under-test.html");
  // The page cannot know the module's type: the caller names it, from the very file that was bundled.
  return (await page.evaluateHandle(
    (address) => import(address) as Promise<unknown>, // A module of unknown shape until the caller names it.
    new URL("module-under-test.js", page.url()).href,
  )) as JSHandle<Module>;
};
