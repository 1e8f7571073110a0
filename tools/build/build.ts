import { build } from "vite";

/** The site in dist/, then the engine as a library in lib/. */
await build({ configFile: "vite.config.ts", logLevel: "warn" });
await build({ configFile: "vite.lib.config.ts", logLevel: "warn" });
