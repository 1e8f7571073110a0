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

/** Behind `import()`, and needed for the first sight of a stored workspace: each would wait for the entry to name it. */
const firstSight = [
  "/src/store/open-workspace-store.ts",
  "/src/store/memory-workspace-store.ts",
  "/src/ui/shell/split-layout.tsx",
  "/src/ui/timeline/timeline.tsx",
  "/src/ui/aggregates/aggregates.tsx",
  "/src/ui/inspector/inspector.tsx",
];
/** Behind `import()`, so that the first sight does not wait for it. */
const editorModule = "/src/ui/editor/code-editor.tsx";
/** Monaco imports this itself as soon as there is a TypeScript file, which there always is. */
const languageMode = "/languages/features/typescript/tsMode.js";

/**
 * Names in the page what the browser is to fetch before the code asks for it: first what the first sight needs, beside the
 * entry, then, at low priority, the editor's chunks, which are as large as everything else together. A browser starts them
 * in this order, so the editor takes little from the first sight and comes 15 to 20 per cent earlier than when the entry
 * asks for it. Its links are marked, so that the page can wait until they are there before it fetches the compiler's worker:
 * side by side, each would slow the other down.
 */
export const preloadChunksPlugin = (): Plugin => ({
  name: "preload-chunks",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) => (bundle === undefined ? [] : preloadTags(bundle)),
  },
});

export function preloadTags(bundle: Readonly<Record<string, BuiltChunk>>): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
  const holding = (module: string) =>
    chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(module) === true).map(({ fileName }) => fileName);
  const editor = holding(editorModule);
  if (editor.length === 0) throw new Error(`No chunk begins with ${editorModule}.`);
  const entry = closure(
    bundle,
    chunks.filter(({ isEntry }) => isEntry === true).map(({ fileName }) => fileName),
  );
  const first = without(closure(bundle, firstSight.flatMap(holding)), entry);
  const late = without(closure(bundle, [...editor, ...holding(languageMode)]), new Set([...entry, ...first]));
  return [...linksTo(bundle, first, {}), ...linksTo(bundle, late, { fetchpriority: "low", "data-editor": true })];
}

/** The chunks themselves, then their style sheets. */
function linksTo(
  bundle: Readonly<Record<string, BuiltChunk>>,
  files: readonly string[],
  more: Readonly<Record<string, string | boolean>>,
): readonly HtmlTagDescriptor[] {
  const styles = new Set(files.flatMap((fileName) => [...(bundle[fileName]?.viteMetadata?.importedCss ?? [])]));
  return [
    ...files.map((fileName) => link({ rel: "modulepreload", crossorigin: true, href: `./${fileName}`, ...more })),
    ...[...styles].map((fileName) =>
      link({ rel: "preload", as: "style", crossorigin: true, href: `./${fileName}`, ...more }),
    ),
  ];
}

function without(files: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] {
  return [...files].filter((fileName) => !known.has(fileName));
}

function link(attributes: Readonly<Record<string, string | boolean>>): HtmlTagDescriptor {
  return { tag: "link", attrs: attributes, injectTo: "head" };
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
