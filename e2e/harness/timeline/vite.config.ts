import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { engineAlias } from "../../../tools/build/engine-alias.ts";

/** The timeline's own page, built as the site is. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  resolve: { alias: engineAlias },
  build: { outDir: "../../../.cache/timeline-harness", emptyOutDir: true, target: "es2023" },
});
