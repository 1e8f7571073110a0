import { appendCases } from "./append-cases.ts";
import { commitCases } from "./commit-cases.ts";
import type { ContractCase, StoreUnderTest } from "./contract-case.ts";
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

if (eventStoreContract.length === 0)
  throw new Error("The contract of the event store holds no case: nothing would be proven.");

export interface ContractOutcome {
  readonly name: string;
  /** Null when the promise was kept. */
  readonly failure: string | null;
}

/** Runs the cases one after another, each on an empty store. For runners that cannot make a test of each. */
export async function runContract(
  open: () => Promise<StoreUnderTest>,
  cases: readonly ContractCase[] = eventStoreContract,
): Promise<readonly ContractOutcome[]> {
  if (cases.length === 0) throw new Error("There is no case to run: nothing would be proven.");
  const outcomes: ContractOutcome[] = [];
  for (const { name, run } of cases) {
    const failure = await open()
      .then(run)
      .then(
        () => null,
        (reason: unknown) => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)),
      );
    outcomes.push({ name, failure });
  }
  return outcomes;
}
