import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocument, anyView } from "./fixtures/arbitrary-document.ts";
import { decodeLink, encodeLink } from "./share-link.ts";

/** To the order of keys and the sign of zero, which `toEqual` overlooks. */
const exactly = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (Object.is(member, -0) ? "−0" : member));

describe("a workspace comes back from its link exactly as it was", () => {
  test("any workspace, ten thousand times", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anyDocument, anyView, (document, view) => {
        const { fragment } = encodeLink(document, view);
        const result = decodeLink(fragment);
        if (!result.ok) throw new Error(result.failure.arrived);
        expect(exactly(result.document)).toBe(exactly(document));
        expect(result.document).toEqual(document);
        expect(result.view).toEqual(view);
        expect(fragment).toMatch(/^1\.[\w-]{7}\.[\w-]*[A-Za-z0-9]$/);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 10_000) },
    );
  });
});
