import { describe, expect, test } from "vitest";
import { fileReachedBy } from "./file-tabs.tsx";

describe("keys in the list of files", () => {
  test.each([
    ["ArrowRight", "model.ts", "scenario.ts"],
    ["ArrowRight", "specs.ts", "model.ts"],
    ["ArrowLeft", "model.ts", "specs.ts"],
    ["Home", "specs.ts", "model.ts"],
    ["End", "model.ts", "specs.ts"],
    ["Enter", "model.ts", null],
  ] as const)("%s on %s leads to %s", (key, active, expected) => {
    expect(fileReachedBy(key, active)).toBe(expected);
  });
});
