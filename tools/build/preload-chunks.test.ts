import { expect, test } from "vitest";
import { type BuiltChunk, preloadTags } from "./preload-chunks.ts";

const chunk = (fileName: string, more: Partial<BuiltChunk> = {}): BuiltChunk => ({ type: "chunk", fileName, ...more });
const bundleOf = (...chunks: readonly BuiltChunk[]) => Object.fromEntries(chunks.map((each) => [each.fileName, each]));

test("what the first sight needs is fetched at once, then the editor, and nothing is named twice", () => {
  const bundle = bundleOf(
    chunk("index.js", { isEntry: true, imports: ["shared.js"] }),
    chunk("shared.js"),
    chunk("timeline.js", {
      facadeModuleId: "/x/src/ui/timeline/timeline.tsx",
      imports: ["shared.js", "icons.js"],
      viteMetadata: { importedCss: new Set(["timeline.css"]) },
    }),
    chunk("icons.js"),
    chunk("code-editor.js", {
      facadeModuleId: "/x/src/ui/editor/code-editor.tsx",
      imports: ["shared.js", "icons.js", "monaco.js"],
      viteMetadata: { importedCss: new Set(["editor.css"]) },
    }),
    chunk("monaco.js", { imports: ["code-editor.js"], viteMetadata: { importedCss: new Set(["monaco.css"]) } }),
    chunk("mode.js", { facadeModuleId: "/m/languages/features/typescript/tsMode.js", imports: ["monaco.js"] }),
    chunk("other.js"),
  );
  const links = preloadTags(bundle).map(({ attrs }) => [attrs?.["rel"], attrs?.["data-editor"], attrs?.["href"]]);
  expect(links).toEqual([
    ["modulepreload", undefined, "./timeline.js"],
    ["modulepreload", undefined, "./icons.js"],
    ["preload", undefined, "./timeline.css"],
    ["modulepreload", true, "./code-editor.js"],
    ["modulepreload", true, "./monaco.js"],
    ["modulepreload", true, "./mode.js"],
    ["preload", true, "./editor.css"],
    ["preload", true, "./monaco.css"],
  ]);
});

test("a build in which the editor is not apart fails", () => {
  expect(() => preloadTags(bundleOf(chunk("index.js", { isEntry: true })))).toThrow("No chunk begins with");
});
