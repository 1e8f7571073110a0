import { defineConfig } from "@playwright/test";
import { chromiumOnThisMachine } from "./tools/setup/chromium.mjs";

// Kept in the environment, so that the workers, which read this file again, need not look once more.
process.env["CHROMIUM_PATH"] ||= (await chromiumOnThisMachine())?.path ?? "";
const executablePath = process.env["CHROMIUM_PATH"];
const report = process.env["PLAYWRIGHT_REPORT"];

export default defineConfig({
  testDir: ".",
  testMatch: ["e2e/**/*.spec.ts", "src/**/*.browser.spec.ts"],
  outputDir: "test-results",
  globalSetup: "./e2e/support/demand-built-site.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: report ? [["dot"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // No test depends on another machine, and none gets the chance.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium", viewport: { width: 1440, height: 900 } } }],
});
