import { join } from "node:path";
import { examineSite, libraryBytes } from "./bundle/examine-bundle.ts";

const root = join(import.meta.dirname, "../..");
const siteLimit = 120_000;
/** What the engine takes today, with a little room. The goal is 20,000: docs/decisions/engine-size.md says what stands in the way. */
const libraryLimit = 22_100;

const site = examineSite(join(root, "dist"), siteLimit);
const library = await libraryBytes(join(root, "lib/aggregate-playground.js"));
const complaints = [...site.complaints];
if (library > libraryLimit) complaints.push(`the engine takes ${library} bytes (gzip) and may take ${libraryLimit}`);

if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exitCode = 1;
}
console.log(`first paint ${site.entryBytes} of ${siteLimit} bytes, engine ${library} of ${libraryLimit} bytes (gzip)`);
