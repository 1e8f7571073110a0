import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { engineAlias } from "../../../tools/build/engine-alias.ts";
import { lowerDecoratorsPlugin } from "../../../tools/build/lower-decorators.ts";
import { preloadChunksPlugin } from "../../../tools/build/preload-chunks.ts";
import { trimMonacoPlugin } from "../../../tools/build/trim-monaco.ts";

/** The editor's own page, built as the site is. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [trimMonacoPlugin(), lowerDecoratorsPlugin(), react(), preloadChunksPlugin()],
  resolve: { alias: engineAlias },
  worker: { format: "es", plugins: () => [trimMonacoPlugin(), lowerDecoratorsPlugin()] },
  build: { outDir: "../../../.cache/editor-harness", emptyOutDir: true, target: "es2023" },
});
