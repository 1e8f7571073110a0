import { describe, expect, test } from "vitest";
import { countsOfPlaywright, countsOfVitest, doubtAbout, summary } from "./counts.mjs";

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 0 };

describe("counts of a report", () => {
  test("unit tests", () => {
    expect(countsOfVitest(vitest)).toEqual({ passed: 5, failed: 0, skipped: 0 });
    const testResults = [{ status: "failed", assertionResults: ["one", "two"] }];
    expect(countsOfVitest({ ...vitest, numFailedTests: 2, testResults }).failed).toBe(2);
  });

  test("a file of tests that could not be read is a failure", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: ["one"] },
    ];
    expect(countsOfVitest({ ...vitest, testResults }).failed).toBe(1);
  });

  test("browser tests, of which one that passed at the second try failed", () => {
    expect(countsOfPlaywright({ stats })).toEqual({ passed: 7, failed: 0, skipped: 0 });
    expect(countsOfPlaywright({ stats: { ...stats, unexpected: 1, flaky: 1 }, errors: ["no site"] }).failed).toBe(3);
  });
});

describe("a run is doubted", () => {
  test.each([
    [{ passed: 1, failed: 1, skipped: 0 }, "1 failed"],
    [{ passed: 1, failed: 0, skipped: 1 }, "1 were skipped, and none may be"],
    [{ passed: 0, failed: 0, skipped: 0 }, "not one test ran"],
    [{ passed: 1, failed: 0, skipped: 0 }, undefined],
  ])("%j: %s", (counts, doubt) => {
    expect(doubtAbout(counts)).toBe(doubt);
  });
});

describe("the last line", () => {
  const both = [
    { passed: 5, failed: 0, skipped: 0 },
    { passed: 7, failed: 2, skipped: 0 },
  ];

  test("adds up what both runners counted", () => {
    expect(summary(both, false)).toBe("Tests: 12 passed, 2 failed");
    expect(summary(both.slice(0, 1), true)).toBe("Tests: 5 passed, 0 failed");
  });

  test("never says that nothing failed when a step did", () => {
    expect(summary([], false)).toBe("Tests: 0 passed, 1 failed");
  });
});
