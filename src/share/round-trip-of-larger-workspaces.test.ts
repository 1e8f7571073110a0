import fc from "fast-check";
import { test } from "vitest";
import { anyView, largerDocument } from "./testing/arbitrary-document.ts";
import { demandRoundTrip } from "./testing/round-trip.ts";

test(
  "three hundred larger workspaces of any content come back from their links exactly as they were",
  { timeout: 240_000 },
  () => {
    fc.assert(fc.property(largerDocument, anyView, demandRoundTrip), { numRuns: 300 });
  },
);
