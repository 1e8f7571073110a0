import react from "@vitejs/plugin-react";
import { join } from "node:path";
import { defineConfig } from "vite";

/** The floors of the start, built as anybody would. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    rolldownOptions: {
      input: ["bare.html", "monaco.html"].map((page) => join(import.meta.dirname, page)),
    },
  },
});
