import { join } from "node:path";

export const projectRoot = join(import.meta.dirname, "../..");

/** The built site under test; `SITE` names another build of it. */
export const siteFolder = join(projectRoot, process.env["SITE"] ?? "dist");
