import { demandNode } from "./setup/node-version.mjs";

demandNode();

// Only now: an older Node might not even be able to read these.
const path = await import("node:path");
const { fileURLToPath } = await import("node:url");
const { ensureInstalled } = await import("./setup/install.mjs");
const { ensureBuilt } = await import("./setup/build-when-stale.mjs");
const { serveFolder } = await import("./serve/static-server.mjs");

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const wanted = Number(process.env["PORT"] ?? 4173);

await ensureInstalled(root, console.log);
await ensureBuilt(root, console.log);
const { url, port } = await serveFolder({ folder: path.join(root, "dist"), port: wanted, tries: 50 });
console.log(`Aggregate Playground: ${url}${port === wanted ? "" : `  (port ${wanted} was taken)`}  ·  Ctrl+C ends it`);
