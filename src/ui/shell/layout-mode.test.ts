import { expect, test } from "vitest";
import { layoutMode } from "./layout-mode.ts";

test.each([
  [390, "narrow"],
  [799, "narrow"],
  [800, "medium"],
  [1119, "medium"],
  [1120, "wide"],
  [3840, "wide"],
] as const)("a window of %i pixels is %s", (width, mode) => {
  expect(layoutMode(width, 16, false)).toBe(mode);
});

test("text twice as large needs twice the width", () => {
  expect(layoutMode(1440, 32, false)).toBe("narrow");
  expect(layoutMode(2240, 32, false)).toBe("wide");
});

test("a projector shows few panes, its text being large, but side by side where there is room", () => {
  expect(layoutMode(1024, 22, true)).toBe("projector");
  expect(layoutMode(390, 22, true)).toBe("narrow");
});
