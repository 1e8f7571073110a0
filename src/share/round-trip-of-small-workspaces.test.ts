import fc from "fast-check";
import { test } from "vitest";
import { anyView, smallDocument } from "./testing/arbitrary-document.ts";
import { demandRoundTrip } from "./testing/round-trip.ts";

test(
  "nine thousand seven hundred small workspaces of any content come back from their links exactly as they were",
  { timeout: 240_000 },
  () => {
    fc.assert(fc.property(smallDocument, anyView, demandRoundTrip), { numRuns: 9700 });
  },
);
