import { existsSync } from "node:fs";
import { join } from "node:path";
import { siteIsStale } from "../../tools/setup/build-when-stale.mjs";
import { projectRoot, siteFolder } from "./site-folder.ts";

/** The browser tests open the site as it is built: without one they could only fail in confusing ways. */
const demandBuiltSite = (): void => {
  if (!existsSync(join(siteFolder, "index.html"))) throw new Error(`Nothing is built in ${siteFolder}: npm run build`);
  if (!process.env["SITE"] && siteIsStale(projectRoot)) {
    console.warn(
      "The built site is older than its sources: these tests see the old one. npm run build makes a new one.",
    );
  }
};

// Playwright takes a global setup by its default export.
export default demandBuiltSite;
