import { expect, test } from "vitest";
import type { StreamUnderNewCode } from "../../workspace/state.ts";
import { summaryOf } from "./what-if-words.ts";

const stream = (name: string, misfits: number, versions: number): StreamUnderNewCode => ({
  stream: name,
  name,
  misfits: Array.from({ length: misfits }, (_, position) => ({ position, type: "T.E.v1", reason: "" })),
  differing: Array.from({ length: versions }, (_, version) => ({ version, changes: [] })),
});

test("what no longer applies and what would differ, in one sentence", () => {
  const of = (...streams: StreamUnderNewCode[]) => summaryOf({ streams, aggregates: 1, events: 9, isAll: true });
  expect(of(stream("Match 1", 0, 3))).toBe("Under this code 3 versions of Match 1 would have another state.");
  expect(of(stream("Match 1", 1, 0))).toBe("Under this code 1 stored event no longer applies.");
  expect(of(stream("Match 1", 2, 1), stream("Match 2", 0, 1))).toBe(
    "Under this code 2 stored events no longer apply, and 2 versions of 2 aggregates would have another state.",
  );
});

test("a look at a part says so", () => {
  const streams = [stream("Match 1", 1, 0)];
  expect(summaryOf({ streams, aggregates: 50, events: 9, isAll: false })).toContain("first 50 aggregates");
});
