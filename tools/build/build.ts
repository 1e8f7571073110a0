import { copyFile } from "node:fs/promises";
import { build } from "vite";

/** The site in dist/, then the engine as a library in lib/, its declarations beside it. */
await build({ configFile: "vite.config.ts", logLevel: "warn" });
await build({ configFile: "vite.lib.config.ts", logLevel: "warn" });
await copyFile("src/engine/api/aggregate-playground.d.ts", "lib/aggregate-playground.d.ts");
