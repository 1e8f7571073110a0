import type { Page } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";
import { serveFolder } from "../../tools/serve/static-server.mjs";
import { test as base } from "../fixtures.ts";
import { projectRoot } from "../support/site-folder.ts";

type Site = Awaited<ReturnType<typeof serveFolder>>;

interface Fixtures {
  /** Opens the timeline's own page: `story=empty`, `pending`, `events=1000000`, `theme=dark`, `projector`. */
  readonly openTimeline: (wish?: string) => Promise<Page>;
}

interface WorkerFixtures {
  /** Timeline and inspector over a history written by hand, built as the site is. */
  readonly timelineSite: Site;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  timelineSite: [
    // Playwright reads the names of the fixtures that are wanted from this pattern: none.
    async ({}, provide, { parallelIndex }) => {
      const outDir = join(projectRoot, ".cache", `timeline-harness-${parallelIndex}`);
      const configFile = join(projectRoot, "e2e/harness/timeline/vite.config.ts");
      await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
      const site = await serveFolder({ folder: outDir, port: 0 });
      await provide(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  openTimeline: async ({ page, timelineSite }, provide) => {
    await provide(async (wish = "") => {
      await page.goto(`${timelineSite.url}?${wish}`);
      await page.getByRole("region", { name: "Timeline" }).waitFor();
      return page;
    });
  },
});

export { expect } from "@playwright/test";
