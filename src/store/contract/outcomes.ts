export interface ContractOutcome {
  readonly name: string;
  /** Null when the promise was kept. */
  readonly failure: string | null;
}

interface Case<Under> {
  readonly name: string;
  run(under: Under): Promise<void>;
}

/** Runs cases one after another. @throws when there is none: nothing would be proven */
export async function outcomesOf<Under>(
  cases: readonly Case<Under>[],
  open: () => Promise<Under>,
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
