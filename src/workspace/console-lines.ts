import type { ConsoleLine, ScenarioStep } from "../sandbox/protocol.ts";
import { placeOf } from "./refusals.ts";
import type { ConsoleEntry } from "./state.ts";

/** The console keeps its newest entries: a chatty loop must not fill the page's memory. */
const maximalEntries = 2000;

/** `console.log` and its kin of a run; they stand under the number of the step before them. */
export function withConsoleLines(
  console: readonly ConsoleEntry[],
  lines: readonly ConsoleLine[],
): readonly ConsoleEntry[] {
  if (lines.length === 0) return console;
  const number = lastNumber(console);
  return capped([
    ...console,
    ...lines.map(({ level, text, place }): ConsoleEntry => ({
      number,
      kind: level === "error" ? "error" : "log",
      text,
      place,
    })),
  ]);
}

/** Steps of a scenario, `In [n]` and `Out [n]`, numbered on from what stands there. */
export function withSteps(console: readonly ConsoleEntry[], steps: readonly ScenarioStep[]): readonly ConsoleEntry[] {
  const before = lastNumber(console);
  const entries = steps.flatMap(({ input, output, error }, index): readonly ConsoleEntry[] => {
    const number = before + index + 1;
    const place = error === null ? null : placeOf(error);
    return [
      ...(input === "" ? [] : [{ number, kind: "input" as const, text: input, place }]),
      ...(output === null ? [] : [{ number, kind: "output" as const, text: output, place: null }]),
      ...(error === null ? [] : [{ number, kind: "error" as const, text: `${error.name}: ${error.message}`, place }]),
    ];
  });
  return capped([...console, ...entries]);
}

/** One line for each spec: its name, and for one that fails why. */
export function withSpecs(console: readonly ConsoleEntry[], steps: readonly ScenarioStep[]): readonly ConsoleEntry[] {
  const before = lastNumber(console);
  const entries = steps.map(({ input, output, error }, index): ConsoleEntry => {
    const number = before + index + 1;
    if (error !== null) return { number, kind: "failed", text: `${input}\n${error.message}`, place: placeOf(error) };
    const kind = output === "passed" ? "passed" : "left out";
    return { number, kind, text: kind === "passed" || output === null ? input : `${input} (${output})`, place: null };
  });
  return capped([...console, ...entries]);
}

function lastNumber(console: readonly ConsoleEntry[]): number {
  return console.at(-1)?.number ?? 0;
}

function capped(entries: readonly ConsoleEntry[]): readonly ConsoleEntry[] {
  return entries.length > maximalEntries ? entries.slice(-maximalEntries) : entries;
}
