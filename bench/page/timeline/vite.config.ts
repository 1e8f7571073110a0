import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { engineAlias } from "../../../tools/build/engine-alias.ts";

/** The bench's page, built as the site is. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  resolve: { alias: engineAlias },
  build: { target: "es2023" },
});
