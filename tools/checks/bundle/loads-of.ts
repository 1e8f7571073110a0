export interface HtmlLoads {
  /** Modules and scripts that the page runs at once. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const tagsOf = (html: string): Tag[] =>
  [
    ...html
      .replaceAll(/<!--.*?-->/gs, "")
      .matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi),
  ].map(([, name = "", attributes = ""]) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...attributes.matchAll(/([^\s=>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)].map(
        ([, key = "", double, single, bare]) => [key.toLowerCase(), double ?? single ?? bare ?? ""],
      ),
    ),
  }));

/** What a page needs before it paints. */
export const htmlLoadsOf = (html: string): HtmlLoads => {
  const tags = tagsOf(html);
  const values = (wanted: (tag: Tag) => boolean, attribute: string): string[] =>
    tags.filter(wanted).flatMap(({ attributes }) => attributes.get(attribute) ?? []);
  return {
    scripts: values(({ name }) => name === "script", "src"),
    styles: values(({ name, attributes }) => name === "link" && attributes.get("rel") === "stylesheet", "href"),
  };
};

const isForeign = (address: string): boolean => /^\s*(?:https?:|wss?:)?\/\//i.test(address);

/** Attributes by which markup makes a browser fetch something. A link that a person follows (`<a href>`) fetches nothing. */
const loading = ["src", "srcset", "href", "xlink:href", "data", "poster", "action"];

export const foreignLoadsOfMarkup = (markup: string): string[] =>
  tagsOf(markup)
    .filter(({ name }) => name !== "a")
    .flatMap(({ attributes }) => loading.flatMap((attribute) => attributes.get(attribute)?.split(/,\s+/) ?? []))
    .filter(isForeign);

export const foreignLoadsOfCss = (css: string): string[] =>
  [...css.replaceAll(/\/\*.*?\*\//gs, "").matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)]
    .map(([, url, imported]) => url ?? imported ?? "")
    .filter(isForeign);
