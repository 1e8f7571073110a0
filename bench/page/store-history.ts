import type { BrowserContext } from "@playwright/test";
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFiles } from "../../src/document/source.ts";

const root = join(import.meta.dirname, "../..");
type HistoryPage = typeof import("./history.page.ts");

export const bankingModel = readFileSync(join(root, "src/examples/catalogue/banking/model.ts"), "utf8");

/** Lets the site's next visit find a workspace with so many events: stored as the site stores, in the same browser. */
export async function storeHistory(
  context: BrowserContext,
  site: string,
  model: string,
  events: number,
): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "history.page.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2023",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { "aggregate-playground": join(root, "src/engine/main.ts") },
    logLevel: "silent",
  });
  const script = outputFiles.map(({ text }) => text).join("");
  const page = await context.newPage();
  await page.route(`${site}history*`, (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>History</title>" }),
  );
  await page.goto(`${site}history`);
  const files: SourceFiles = { "model.ts": model, "scenario.ts": "", "specs.ts": "" };
  await page.evaluate(
    async ([address, given, count]) => {
      // The module that the page serves is the one whose type this is.
      const module = (await import(address)) as HistoryPage;
      await module.storeHistory(given, count);
    },
    [`${site}history.js`, files, events] as const,
  );
  await page.close();
}
