import { defineConfig } from "vite";
import { lowerDecoratorsPlugin } from "./tools/build/lower-decorators.ts";

/**
 * The engine as a library of its own. A module stays a module: what registers itself when it is loaded could not be left out
 * of one large file, whereas a bundler drops whole modules that nobody uses.
 */
export default defineConfig({
  publicDir: false,
  plugins: [lowerDecoratorsPlugin()],
  build: {
    outDir: "lib",
    emptyOutDir: true,
    target: "es2023",
    minify: false,
    lib: { entry: "src/engine/main.ts", formats: ["es"] },
    rolldownOptions: {
      output: {
        preserveModules: true,
        preserveModulesRoot: "src/engine",
        entryFileNames: ({ name }) => (name === "main" ? "aggregate-playground.js" : "[name].js"),
      },
    },
  },
});
