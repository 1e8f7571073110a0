import { test as base, expect } from "@playwright/test";
import { serveFolder } from "../tools/serve/static-server.mjs";
import { PageProblems } from "./support/page-problems.ts";
import { siteFolder } from "./support/site-folder.ts";

type Site = Awaited<ReturnType<typeof serveFolder>>;

interface TestFixtures {
  /** Everything that went wrong in the pages of this test. The test fails at its end when anything did. */
  readonly problems: PageProblems;
}

interface WorkerFixtures {
  /** The built site, served on a port of its own for each worker. */
  readonly site: Site;
  /** The same below a path, as on a project page of a static host. */
  readonly siteBelowPath: Site;
}

/**
 * The `test` of every browser test. Each gets a fresh context, so a browser without any stored data, and `page.goto("./")`
 * opens the built site. Other contexts of a test are watched too with `problems.watch(context)`.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // Playwright reads the names of the fixtures that are wanted from this pattern: none.
    async ({}, provide) => {
      const site = await serveFolder({ folder: siteFolder, port: 0 });
      await provide(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  siteBelowPath: [
    async ({}, provide) => {
      const site = await serveFolder({ folder: siteFolder, port: 0, base: "/some/where/" });
      await provide(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, provide) => {
    await provide(site.url);
  },
  problems: [
    async ({ context }, provide) => {
      const problems = new PageProblems();
      problems.watch(context);
      await provide(problems);
      expect(problems.unexpected, "errors and foreign requests of the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
