import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the workspace knows nothing of React", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && !file.includes(".test."));
  expect(files.length).toBeGreaterThan(20);
  const imports = files.flatMap((file) => {
    const text = readFileSync(`${import.meta.dirname}/${file}`, "utf8");
    return [...text.matchAll(/from "([^"]+)"/g)].map(([, specifier]) => `${file}: ${specifier}`);
  });
  expect(imports.filter((line) => /react|zustand$/.test(line))).toEqual([]);
  expect(
    imports
      .filter((line) => line.endsWith("zustand/vanilla"))
      .map((line) => line.split(":")[0])
      .toSorted((a = "", b = "") => a.localeCompare(b)),
  ).toEqual(["workspace.ts", "workspaces.ts"]);
});
