import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { engineAlias } from "./tools/build/engine-alias.ts";
import { engineLibraryPlugin } from "./tools/build/engine-library.ts";
import { lowerDecoratorsPlugin } from "./tools/build/lower-decorators.ts";
import { preloadChunksPlugin } from "./tools/build/preload-chunks.ts";
import { sandboxBundle } from "./tools/build/sandbox-bundle.ts";
import { trimMonacoPlugin } from "./tools/build/trim-monaco.ts";

export default defineConfig({
  // Relative, so that the site works under any path.
  base: "./",
  plugins: [
    trimMonacoPlugin(),
    lowerDecoratorsPlugin(),
    react(),
    sandboxBundle(),
    engineLibraryPlugin(),
    preloadChunksPlugin(),
  ],
  resolve: { alias: engineAlias },
  worker: { format: "es", plugins: () => [trimMonacoPlugin(), lowerDecoratorsPlugin()] },
  build: { outDir: "dist", emptyOutDir: true, target: "es2023", sourcemap: false },
});
