import { defineConfig } from "vite";
import { lowerDecoratorsPlugin } from "./tools/build/lower-decorators.ts";

/** The engine as a library of its own: one ES module, readable, that a bundler can shake. */
export default defineConfig({
  publicDir: false,
  plugins: [lowerDecoratorsPlugin()],
  build: {
    outDir: "lib",
    emptyOutDir: true,
    target: "es2023",
    minify: false,
    lib: { entry: "src/engine/main.ts", formats: ["es"], fileName: () => "aggregate-playground.js" },
  },
});
