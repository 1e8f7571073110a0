import { defineConfig } from "vitest/config";
import { engineAlias } from "./tools/build/engine-alias.ts";
import { lowerDecoratorsPlugin } from "./tools/build/lower-decorators.ts";

export default defineConfig({
  plugins: [lowerDecoratorsPlugin()],
  resolve: { alias: engineAlias },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "bench/**/*.test.ts", "tools/**/*.test.ts"],
    environment: "node",
    restoreMocks: true,
    // Files share their worker's modules: loading those once per file took two fifths of the whole run. No module keeps
    // anything of one test for the next.
    pool: "threads",
    isolate: false,
    // Generous, because what measures time lives in bench/, and machines are busy.
    testTimeout: 30_000,
  },
});
