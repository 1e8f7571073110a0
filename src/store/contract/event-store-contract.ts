import { appendCases } from "./append-cases.ts";
import { commitCases } from "./commit-cases.ts";
import type { ContractCase, StoreUnderTest } from "./contract-case.ts";
import { outcomesOf, type ContractOutcome } from "./outcomes.ts";
import { readCases } from "./read-cases.ts";
import { writerCases } from "./writer-cases.ts";

/**
 * What every event store promises (STO4): one suite for all adapters, which knows no test runner, so that it runs in a
 * page as in Node. `run` throws when a promise is broken.
 */
export const eventStoreContract: readonly ContractCase[] = [
  ...appendCases,
  ...readCases,
  ...commitCases,
  ...writerCases,
];

/** Runs the cases one after another, each on an empty store. For runners that cannot make a test of each. */
export function runContract(
  open: () => Promise<StoreUnderTest>,
  cases: readonly ContractCase[] = eventStoreContract,
): Promise<readonly ContractOutcome[]> {
  return outcomesOf(cases, open);
}
