import { forgedReplies } from "../../e2e/sandbox/attempts/forged-replies.ts";
import type { Report } from "../../e2e/sandbox/harness/reporting.ts";

/** What one browser let through, and how much was tried there. */
export interface Verdict {
  readonly attempts: number;
  readonly forgeries: number;
  readonly tamperings: number;
  /** In words; empty when everything held. */
  readonly escapes: readonly string[];
}

export function verdictOf({ trials, forgeries, tampered, hits }: Report): Verdict {
  const gained = trials
    .filter((trial) => trial.gained.length > 0 || trial.isPageTouched || !trial.isAnswered || trial.ended === "")
    .map(({ name, gained: what, isPageTouched, ended }) =>
      what.length > 0
        ? `${name}: got hold of ${what.join(", ").slice(0, 200)}`
        : `${name}: ${isPageTouched ? "touched the page" : `did not run to its end (${ended.slice(0, 200)})`}`,
    );
  const accepted = forgedReplies.flatMap(({ name, expected }) => {
    const forgery = forgeries.find((candidate) => candidate.name === name);
    const isProper =
      forgery !== undefined &&
      expected.some((ending) => ending === forgery.ended) &&
      !forgery.isPageTouched &&
      !forgery.keys.includes("owned");
    return isProper ? [] : [`a forged reply, ${name}: ended as ${forgery?.ended ?? "nothing"}`];
  });
  const forged = tampered
    .filter(({ isVaultAsItWas, isHistoryKept, isPageTouched }) => !isVaultAsItWas || !isHistoryKept || isPageTouched)
    .map(({ name }) => `tampering, ${name}: forged something`);
  return {
    attempts: trials.length,
    forgeries: forgeries.length,
    tamperings: tampered.length,
    escapes: [...gained, ...accepted, ...forged, ...hits.map((tag) => `a request arrived: ${tag}`)],
  };
}
