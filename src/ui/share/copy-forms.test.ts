import { expect, test } from "vitest";
import { embedHtml, markdownLink } from "./copy-forms.ts";

const address = "https://example.org/playground/#1.AAAAAAA.BBBB";

test("a link as Markdown keeps its title within the brackets", () => {
  expect(markdownLink("Banking", address)).toBe(`[Banking](${address})`);
  expect(markdownLink("a](evil) [b\nc\\", address)).toBe(`[a\\](evil) \\[b c\\\\](${address})`);
});

test("a link as a frame asks for the embedded page, and no title breaks out of its attribute", () => {
  const html = embedHtml('"Tom" & <b>', address);
  expect(html).toContain('src="https://example.org/playground/?embed#1.AAAAAAA.BBBB"');
  expect(html).toContain('title="&quot;Tom&quot; &amp; &lt;b&gt; in Aggregate Playground"');
  expect(html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
});
