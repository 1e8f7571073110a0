import { describe, expect, test } from "vitest";
import { unexplainedCasts } from "./unexplained-casts.ts";

const lines = (text: string, fileName = "a.ts"): number[] => unexplainedCasts(fileName, text).map(({ line }) => line);

describe("a cast without a reason is found", () => {
  test.each([
    ["as", "const a = b as string;"],
    ["angle brackets", "const a = <string>b;"],
    ["any in a parameter", "const f = (a: any) => a;"],
    ["any as a type argument", "const a: Promise<any> = b;"],
    ["a comment of one word is no reason", "// cast\nconst a = b as string;"],
    ["a docstring is no reason", "/** What this is good for. */\nconst a = b as string;"],
    ["an instruction to a tool is no reason", "// @ts-expect-error it is wrong\nconst a = b as string;"],
    ["words in a string are no reason", 'const s = "// it is so";const a = b as string;'],
    ["a comment two lines above", "// It is so indeed.\n\nconst a = b as string;"],
  ])("%s", (_name, text) => {
    expect(lines(text)).toHaveLength(1);
  });

  test("with its line and its text", () => {
    expect(unexplainedCasts("a.ts", "\nconst a =\n  b as string;")).toEqual([{ line: 3, text: "b as string" }]);
  });

  test("a chain counts once for each link", () => {
    expect(lines("const a = b as unknown as string;")).toHaveLength(2);
  });
});

describe("what is allowed", () => {
  test.each([
    ["as const", "const a = [1] as const;"],
    ["satisfies", "const a = b satisfies string;"],
    ["renamed imports", 'import { a as b } from "./a.ts";'],
    ["a reason on the line before", "// The schema has checked it.\nconst a = b as string;"],
    ["a reason at the end of the line", "const a = b as string; // The schema has checked it."],
    ["a reason in a block comment", "const a = b as /* the schema has checked it */ string;"],
    ["a reason above the statement", "// The schema has checked it.\nconst a = f(\n  1,\n  b as string,\n);"],
    ["a reason of several lines", "// The schema\n// has checked it.\nconst a = b as string;"],
    ["the word any in text", 'const a = "any as"; // any'],
  ])("%s", (_name, text) => {
    expect(lines(text)).toEqual([]);
  });

  test("a docstring in a declaration file, where it is the only place", () => {
    expect(lines("/** Any class will do. */\nexport type C = new (...a: any[]) => object;", "a.d.ts")).toEqual([]);
  });

  test("casts in JSX are seen too", () => {
    expect(lines("const a = <p>{b as string}</p>;", "a.tsx")).toEqual([1]);
  });
});
