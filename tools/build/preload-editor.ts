import type { HtmlTagDescriptor, Plugin } from "vite";

/** What the plugin needs to know of a built file. */
export interface BuiltChunk {
  readonly type: "chunk" | "asset";
  readonly fileName: string;
  readonly facadeModuleId?: string | null;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** Behind `import()`, so that the first paint does not wait for it. */
const editorModule = "/src/ui/editor/code-editor.tsx";
/** Monaco imports this itself as soon as there is a TypeScript file, which there always is. */
const languageMode = "/languages/features/typescript/tsMode.js";

/**
 * Lets the browser fetch the editor's chunks while the entry still loads, at low priority: they come 15 to 20 per cent
 * earlier than when the entry asks for them. The links are marked, so that the page can wait until they are there before
 * it fetches the compiler's worker: side by side, each would slow the other down.
 */
export const preloadEditorPlugin = (): Plugin => ({
  name: "preload-editor",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) => (bundle === undefined ? [] : preloadTags(bundle)),
  },
});

export function preloadTags(bundle: Readonly<Record<string, BuiltChunk>>): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
  const holding = (module: string) => chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module) === true);
  const editor = holding(editorModule);
  if (editor === undefined) throw new Error(`No chunk begins with ${editorModule}.`);
  const mode = holding(languageMode);
  const entry = closure(
    bundle,
    chunks.filter(({ isEntry }) => isEntry === true).map(({ fileName }) => fileName),
  );
  const wanted = closure(bundle, [editor.fileName, ...(mode === undefined ? [] : [mode.fileName])]);
  const files = [...wanted].filter((fileName) => !entry.has(fileName));
  const styles = new Set(files.flatMap((fileName) => [...(bundle[fileName]?.viteMetadata?.importedCss ?? [])]));
  return [
    ...files.map((fileName) => link({ rel: "modulepreload", crossorigin: true, href: `./${fileName}` })),
    ...[...styles].map((fileName) => link({ rel: "preload", as: "style", crossorigin: true, href: `./${fileName}` })),
  ];
}

function link(attributes: Readonly<Record<string, string | boolean>>): HtmlTagDescriptor {
  return { tag: "link", attrs: { ...attributes, fetchpriority: "low", "data-editor": true }, injectTo: "head" };
}

/** These files and all that they import before they run. */
function closure(bundle: Readonly<Record<string, BuiltChunk>>, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (fileName: string): void => {
    if (seen.has(fileName)) return;
    seen.add(fileName);
    bundle[fileName]?.imports?.forEach(visit);
  };
  from.forEach(visit);
  return seen;
}
