import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import { anyDocument, anyView } from "./testing/arbitrary-document.ts";
import { decodeLink, encodeLink } from "./share-link.ts";

/** Two invalid dates are never equal; their numbers are. */
const withTimes = (document: WorkspaceDocument): unknown => ({
  ...document,
  messages: document.messages.map((message) => ({ ...message, time: message.time.getTime() })),
});

describe("a workspace comes back from its link exactly as it was", () => {
  test("any workspace, ten thousand times", { timeout: 900_000 }, () => {
    fc.assert(
      fc.property(anyDocument, anyView, (document, view) => {
        const { fragment } = encodeLink(document, view);
        const result = decodeLink(fragment);
        if (!result.ok) throw new Error(result.failure.arrived);
        // The one overlooks the order of keys, the other the sign of zero.
        expect(isDeepStrictEqual(withTimes(result.document), withTimes(document))).toBe(true);
        expect(result.view).toEqual(view);
        expect(JSON.stringify(result.document)).toBe(JSON.stringify(document));
        expect(fragment).toMatch(/^1\.[\w-]{7}\.[\w-]*[A-Za-z0-9]$/);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 10_000) },
    );
  });
});
