import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const engine = fileURLToPath(new URL("../../src/engine/main.ts", import.meta.url));
const origin = "http://localhost:4131/";

export interface Browser {
  readonly page: Page;
  /** Folder of the profile, where the database lies. */
  readonly profile: string;
  close(): Promise<void>;
}

/** A Chromium with a profile on disk, and a page that has loaded the module as `subject`. */
export async function openBrowser(entry: URL): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "bench-store-"));
  const executablePath = process.env["CHROMIUM_PATH"];
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--enable-precise-memory-info",
      "--js-flags=--expose-gc",
    ],
  });
  const page = await openPage(context, await bundle(entry));
  return {
    page,
    profile,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function openPage(context: BrowserContext, script: string): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (message) => console.error(message.text()));
  await page.route(`${origin}**`, (route) =>
    route.request().url().endsWith("subject.js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Bench</title>" }),
  );
  await page.goto(origin);
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
