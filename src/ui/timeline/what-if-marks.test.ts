import { expect, test } from "vitest";
import type { StreamUnderNewCode } from "../../workspace/state.ts";
import { entryFixture } from "./entry-fixture.ts";
import { rowOfEntry } from "./timeline-row.ts";
import { whatIfMarks } from "./what-if-marks.ts";

const stream = "banking::account-1234";
const command = { aggregate: "Account", method: "withdraw", args: [3] };
const marksOf = (found: Partial<StreamUnderNewCode>) =>
  whatIfMarks({
    streams: [{ stream, name: "Account 1234", misfits: [], differing: [], refused: [], accepted: [], ...found }],
    aggregates: 1,
    events: 3,
    isAll: true,
  });
/** Stored as the event at position 2 of its stream, in version 3. */
const delta = rowOfEntry(entryFixture(3));
const fact = rowOfEntry(entryFixture(3, { kind: "fact" }));

test("an event that no longer applies says so, and why; the fact beside it has nothing to apply", () => {
  const markOf = marksOf({ misfits: [{ position: 2, type: "Banking.AccountWithdrawn.v1", reason: "no such event" }] });
  expect(markOf(delta)).toEqual({ words: "no longer applies", reason: "no such event" });
  expect(markOf(fact)).toBeNull();
  expect(markOf(rowOfEntry(entryFixture(2)))).toBeNull();
});

test("events of a version that would differ, or be refused, say what would be", () => {
  const differing = [{ version: 3, changes: [{ path: "balance", before: 1, after: 2 }] }];
  expect(marksOf({ differing })(fact)).toEqual({ words: "would differ", reason: "balance would be 2, not 1" });
  const refused = [{ command, version: 3, reason: "Too much" }];
  expect(marksOf({ differing, refused })(delta)).toEqual({ words: "would be refused", reason: "Too much" });
});

test("what never made the version, and what belongs to another aggregate, is not marked", () => {
  const markOf = marksOf({ refused: [{ command, version: 3, reason: "Too much" }] });
  expect(markOf({ ...delta, stream: "banking::account-5678" })).toBeNull();
  expect(markOf(rowOfEntry(entryFixture(3, { kind: "rejected", message: null })))).toBeNull();
});
