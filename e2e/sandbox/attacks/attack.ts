/** One way in which code may use up time, memory or patience, on purpose or by a slip. */
export interface Attack {
  readonly name: string;
  /** Body of an async method of an aggregate `Victim`, or statements of the module. */
  readonly code: string;
  readonly where: "command" | "import";
  /** How it may end: `done`, `rejected` with an error of the model's, or the kind of the sandbox's failure. */
  readonly expected: readonly ("done" | "rejected" | "timeout" | "crashed" | "too large" | "refused")[];
  /** A part of the line's text that a timeout has to name; null where it cannot be known. */
  readonly line: string | null;
  /** It changes the language itself, which only new code gets anew: until then its model has itself to blame. */
  readonly isPoison: boolean;
}

type Ending = Attack["expected"][number];

export const inCommand = (
  name: string,
  code: string,
  expected: Ending | readonly Ending[],
  line: string | null = null,
): Attack => ({
  name,
  code,
  where: "command",
  expected: typeof expected === "string" ? [expected] : expected,
  line,
  isPoison: false,
});

export const poison = (name: string, code: string, expected: readonly Ending[]): Attack => ({
  ...inCommand(name, code, expected),
  isPoison: true,
});

export const atImport = (
  name: string,
  code: string,
  expected: Ending | readonly Ending[],
  line: string | null = null,
): Attack => ({
  ...inCommand(name, code, expected, line),
  where: "import",
});
