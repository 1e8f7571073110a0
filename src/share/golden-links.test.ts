import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeLink } from "./share-link.ts";
import { parseWorkspaceFile, printWorkspaceFile } from "./workspace-file.ts";

const folder = new URL("golden/links/", import.meta.url);
const versions = readdirSync(folder);
const read = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const links = versions.flatMap((version) =>
  readdirSync(new URL(`${version}/`, folder))
    .filter((name) => name.endsWith(".json") && !name.endsWith(".aggregates.json"))
    .map((name) => `${version}/${name.replace(/\.json$/, "")}`),
);

test("there are links of every version", () => {
  expect(versions).toEqual(["version-1"]);
  expect(links).toHaveLength(7);
});

describe("links that were made long ago open as they did then", () => {
  test.each(links)("%s", (name) => {
    // Written by tools/share/make-golden-links.ts.
    const { fragment, digits, view } = JSON.parse(read(`${name}.json`)) as Record<
      "fragment" | "digits" | "view",
      unknown
    >;
    const file = parseWorkspaceFile(read(`${name}.aggregates.json`));
    if (!file.ok) throw new Error(file.failure.message);
    for (const link of [fragment, digits].filter((text) => typeof text === "string")) {
      const result = decodeLink(link);
      if (!result.ok) throw new Error(`${result.failure.message} ${result.failure.arrived}`);
      expect(printWorkspaceFile(result.document)).toBe(printWorkspaceFile(file.document));
      expect(result.view).toEqual(view);
    }
  });
});
