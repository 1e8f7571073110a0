import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { build } from "esbuild";
import { chromiumLaunch } from "../../tools/setup/chromium-launch.mjs";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL("../../dist/", import.meta.url));
const engine = fileURLToPath(new URL("../../src/engine/main.ts", import.meta.url));

export interface Browser {
  /** Has loaded the module. */
  readonly page: Page;
  /** The built site, of the same origin: it sees the same database. */
  openSite(): Promise<Page>;
  /** Folder of the profile, where the database lies. */
  readonly profile: string;
  close(): Promise<void>;
}

/** A Chromium with a profile on disk, and in it a page that has loaded the module. */
export async function openBrowser(entry: URL): Promise<Browser> {
  const { url, close } = await serveFolder({ folder: site, port: 0 });
  const profile = mkdtempSync(join(tmpdir(), "bench-store-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumLaunch(["--enable-precise-memory-info"]),
    viewport: { width: 1440, height: 900 },
  });
  const page = await openPage(context, url, await bundle(entry));
  return {
    page,
    profile,
    async openSite() {
      const opened = await context.newPage();
      await opened.goto(url);
      return opened;
    },
    async close() {
      await context.close();
      await close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The clock of a page that is isolated from others counts in five microseconds, that of any other in a hundred. */
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

async function openPage(context: BrowserContext, url: string, script: string): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (message) => console.error(message.text()));
  await page.route("**/subject.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  await page.route("**/bench.html", (route) =>
    route.fulfill({ contentType: "text/html", headers: isolated, body: "<!doctype html><title>Bench</title>" }),
  );
  await page.goto(new URL("bench.html", url).href);
  return page;
}

async function bundle(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    minify: process.env["BENCH_PLAIN"] === undefined,
    format: "esm",
    target: "es2023",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { "aggregate-playground": engine },
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}
