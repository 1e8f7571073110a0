import { fileURLToPath } from "node:url";

/** The package's own name means the engine's source, in the page and in tests alike. */
export const engineAlias = [
  { find: /^aggregate-playground$/, replacement: fileURLToPath(new URL("../../src/engine/main.ts", import.meta.url)) },
];
