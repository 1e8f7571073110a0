/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: readonly unknown[] }} PlaywrightReport
 */

/**
 * A file of tests that could not even be read counts as one failure.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export const countsOfVitest = (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
      .length,
  skipped: report.numPendingTests + report.numTodoTests,
});

/**
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export const countsOfPlaywright = ({ stats, errors = [] }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/**
 * Why a run that ended without an error is nevertheless none to rely on.
 *
 * @param {Counts} counts
 * @returns {string | undefined}
 */
export const doubtAbout = ({ passed, failed, skipped }) => {
  if (failed > 0) return `${failed} failed`;
  if (skipped > 0) return `${skipped} were skipped, and none may be`;
  return passed === 0 ? "not one test ran" : undefined;
};

/**
 * The last line of a run. A step that failed without any failing test counts as one failure.
 *
 * @param {readonly Counts[]} all
 * @param {boolean} ok
 */
export const summary = (all, ok) => {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
  return `Tests: ${passed} passed, ${ok ? failed : Math.max(failed, 1)} failed`;
};
