import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { examineSite, libraryBytes } from "./bundle/examine-bundle.ts";
import { foreignLoadsOfCss, foreignLoadsOfMarkup } from "./bundle/loads-of.ts";

let folder: string;

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const page = (head: string): string => `<!doctype html><html><head>${head}</head><body></body></html>`;
const entry = '<script type="module" crossorigin src="./assets/main.js"></script>';
const size = (text: string): number => gzipSync(text, { level: 9 }).byteLength;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bundle-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("the first paint", () => {
  const main = 'import{a}from"./shared.js";import"./side.js";const b=()=>import("./lazy.js");a(b);';
  const style = "main{color:red}";

  beforeEach(() => {
    write({
      "index.html": page(
        `<link rel="modulepreload" href="./assets/lazy.js"><link rel="stylesheet" href="./assets/main.css">${entry}`,
      ),
      "assets/main.js": main,
      "assets/shared.js": 'export*from"./deep.js";export const a=1;',
      "assets/side.js": "0",
      "assets/deep.js": "export const c=1;",
      "assets/lazy.js": "export default 1",
      "assets/main.css": style,
    });
  });

  test("needs the entry, all that it imports at once, and the styles, but nothing that is loaded on demand", () => {
    const { entryFiles, complaints } = examineSite(folder, 10_000);
    expect(entryFiles).toEqual([
      "assets/main.js",
      "assets/shared.js",
      "assets/deep.js",
      "assets/side.js",
      "assets/main.css",
    ]);
    expect(complaints).toEqual([]);
  });

  test("is measured as gzip makes it, and may not exceed its limit", () => {
    write({ "assets/main.js": main.replace('import{a}from"./shared.js";', "").replace('import"./side.js";', "") });
    const { entryBytes } = examineSite(folder, 10_000);
    expect(entryBytes).toBe(size('const b=()=>import("./lazy.js");a(b);') + size(style));
    expect(examineSite(folder, entryBytes).complaints).toEqual([]);
    expect(examineSite(folder, entryBytes - 1).complaints).toEqual([expect.stringContaining("first paint needs")]);
  });
});

describe("a site that cannot be measured is none that passes", () => {
  test("nothing built", () => {
    expect(examineSite(folder, 10_000).complaints).toHaveLength(1);
  });

  test("no script in the page", () => {
    write({ "index.html": page("") });
    expect(examineSite(folder, 10_000).complaints).toEqual(["index.html runs no script: nothing was measured"]);
  });
});

describe("loads from another host are found", () => {
  test.each([
    '<script src="https://host.example/a.js"></script>',
    "<link rel=stylesheet href=//host.example/a.css>",
    '<link rel="preconnect" href="http://host.example">',
    "<img alt='' src='https://host.example/a.png'>",
    '<img srcset="a.png 1x, https://host.example/b.png 2x">',
    '<svg><use href="https://host.example/a.svg#b" /></svg>',
    '<form action="https://host.example/"></form>',
  ])("in markup: %s", (markup) => {
    expect(foreignLoadsOfMarkup(markup)).toHaveLength(1);
  });

  test.each([
    "a{background:url(https://host.example/a.png)}",
    'a{background:url("//host.example/a.png")}',
    '@import "https://host.example/a.css";',
  ])("in styles: %s", (css) => {
    expect(foreignLoadsOfCss(css)).toHaveLength(1);
  });

  test("wherever they stand in the site", () => {
    write({
      "index.html": page(entry),
      "assets/main.js": "0",
      "deep/a.css": "@import url(https://host.example/a.css);",
      "deep/b.svg": '<svg><image href="https://host.example/a.png" /></svg>',
    });
    expect(examineSite(folder, 10_000).complaints).toEqual([
      "deep/b.svg loads https://host.example/a.png",
      "deep/a.css loads https://host.example/a.css",
    ]);
  });

  test.each([
    '<a href="https://host.example/">a link for people</a>',
    '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    '<script src="./assets/a.js"></script>',
    '<!-- <script src="https://host.example/a.js"></script> -->',
    '<img src="data:image/png;base64,//8=">',
  ])("not in: %s", (markup) => {
    expect(foreignLoadsOfMarkup(markup)).toEqual([]);
  });
});

test("the library is measured minified, with what it imports", async () => {
  const noise = (seed: string): string =>
    [...Array(50).keys()].map((n) => createHash("sha256").update(`${seed}${n}`).digest("hex")).join("");
  write({
    "lib.js": `/* ${noise("comment")} */\nexport { text } from "./dependency.js";`,
    "dependency.js": `export const text = "${noise("text")}";`,
  });
  const bytes = await libraryBytes(join(folder, "lib.js"));
  // 1,600 random bytes as hexadecimal digits: gzip brings them near their true size, twice that with the comment.
  expect(bytes).toBeGreaterThan(1600);
  expect(bytes).toBeLessThan(2400);
});
