import { expect, test } from "vitest";
import type { StreamUnderNewCode } from "../../workspace/state.ts";
import { summaryOf, versionsInWords } from "./what-if-words.ts";

const nothing = { misfits: [], differing: [], refused: [], accepted: [] };
const stream = (name: string, what: Partial<StreamUnderNewCode>): StreamUnderNewCode => {
  return { stream: name, name, ...nothing, ...what };
};
const misfits = (count: number) => Array.from({ length: count }, (_, position) => ({ position, type: "", reason: "" }));
const differing = (...versions: number[]) =>
  versions.map((version) => ({ version, changes: [{ path: "goals", before: version, after: 2 * version }] }));
const withdraw = (amount: number) => {
  return { command: { aggregate: "Account", method: "withdraw", args: [amount] }, version: 1, reason: "Too much" };
};
const of = (...streams: StreamUnderNewCode[]) => summaryOf({ streams, aggregates: 1, events: 9, isAll: true });

test("what no longer applies and which versions would differ, in one sentence, with an example", () => {
  expect(of(stream("Match 1", { differing: differing(1, 2, 3) }))).toBe(
    "Under this code versions 1 to 3 of Match 1 would have another state: at version 1 goals would be 2, not 1.",
  );
  expect(of(stream("Match 1", { misfits: misfits(1) }))).toBe("Under this code 1 stored event no longer applies.");
  expect(
    of(stream("M 1", { misfits: misfits(2), differing: differing(4) }), stream("M 2", { differing: differing(1) })),
  ).toBe(
    "Under this code 2 stored events no longer apply, and 2 versions of 2 aggregates would have another state: at version 4 goals would be 8, not 4.",
  );
});

test("commands that would be refused, and refused ones that would be accepted, are named", () => {
  expect(of(stream("A", { refused: [withdraw(5)], accepted: [withdraw(900)] }))).toBe(
    "Under this code withdraw(5) would be refused, and withdraw(900), which was refused, would be accepted.",
  );
  expect(of(stream("A", { refused: [withdraw(5), withdraw(6)] }))).toBe("Under this code 2 commands would be refused.");
});

test("a look at a part says so", () => {
  const streams = [stream("Match 1", { misfits: misfits(1) })];
  expect(summaryOf({ streams, aggregates: 50, events: 9, isAll: false })).toContain("Only the beginning");
});

test("versions are named, runs of them from first to last", () => {
  expect(versionsInWords([3])).toBe("version 3");
  expect(versionsInWords([1, 2])).toBe("versions 1 and 2");
  expect(versionsInWords([0, 1, 2, 5])).toBe("versions 0 to 2 and 5");
  expect(versionsInWords([1, 3, 5, 7, 9, 11])).toBe("versions 1, 3, 5 and 3 more");
});
