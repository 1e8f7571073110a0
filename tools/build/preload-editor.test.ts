import { expect, test } from "vitest";
import { type BuiltChunk, preloadTags } from "./preload-editor.ts";

const chunk = (fileName: string, more: Partial<BuiltChunk> = {}): BuiltChunk => ({ type: "chunk", fileName, ...more });
const bundleOf = (...chunks: readonly BuiltChunk[]) => Object.fromEntries(chunks.map((each) => [each.fileName, each]));

test("the editor's chunks and styles are fetched early, those of the entry are not named again", () => {
  const bundle = bundleOf(
    chunk("index.js", { isEntry: true, imports: ["shared.js"] }),
    chunk("shared.js"),
    chunk("code-editor.js", {
      facadeModuleId: "/x/src/ui/editor/code-editor.tsx",
      imports: ["shared.js", "monaco.js"],
      viteMetadata: { importedCss: new Set(["editor.css"]) },
    }),
    chunk("monaco.js", { imports: ["code-editor.js"], viteMetadata: { importedCss: new Set(["monaco.css"]) } }),
    chunk("mode.js", { facadeModuleId: "/m/languages/features/typescript/tsMode.js", imports: ["monaco.js"] }),
    chunk("other.js"),
  );
  const links = preloadTags(bundle).map(({ attrs }) => [attrs?.["rel"], attrs?.["href"]]);
  expect(links).toEqual([
    ["modulepreload", "./code-editor.js"],
    ["modulepreload", "./monaco.js"],
    ["modulepreload", "./mode.js"],
    ["preload", "./editor.css"],
    ["preload", "./monaco.css"],
  ]);
});

test("a build in which the editor is not apart fails", () => {
  expect(() => preloadTags(bundleOf(chunk("index.js", { isEntry: true })))).toThrow("No chunk begins with");
});
