import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./tools/setup/chromium-launch.mjs";
import { chromiumOnThisMachine } from "./tools/setup/chromium.mjs";

// Kept in the environment, so that the workers, which read this file again, need not look once more.
process.env["CHROMIUM_PATH"] ||= (await chromiumOnThisMachine())?.path ?? "";
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
    launchOptions: chromiumLaunch(),
  },
  projects: [{ name: "chromium", use: { browserName: "chromium", viewport: { width: 1440, height: 900 } } }],
});
