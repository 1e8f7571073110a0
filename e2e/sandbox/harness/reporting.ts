import type { Program } from "../../../src/sandbox/protocol.ts";
import { type Forgery, tryForgeries } from "./forging.ts";
import { type Tampered, Tamperings } from "./tampering.ts";
import { type Trial, tryAttempts } from "./trying.ts";

/** Compiled models, which the script that reads the report has put beside the page. */
export interface TamperedPrograms {
  readonly honest: Program;
  readonly tampered: readonly { readonly name: string; readonly program: Program }[];
}

export interface Report {
  readonly browser: string;
  readonly trials: readonly Trial[];
  readonly forgeries: readonly Forgery[];
  readonly tampered: readonly (Tampered & { readonly name: string })[];
  /** Requests that arrived at the server. */
  readonly hits: readonly string[];
}

/** For browsers that nothing drives: the page runs the suite by itself, and posts what came of it. */
export async function reportEverything(): Promise<void> {
  const trials = await tryAttempts();
  const forgeries = await tryForgeries();
  const tampered = await tryTamperings();
  // A request of its own: whatever an attempt sent before has arrived when this one has.
  const hits = (await (await fetch("/hits")).json()) as readonly string[]; // the suite's own server answers with these
  const report: Report = { browser: navigator.userAgent, trials, forgeries, tampered, hits };
  await fetch("/report", { method: "POST", body: JSON.stringify(report) });
}

async function tryTamperings(): Promise<Report["tampered"]> {
  const programs = (await (await fetch("/tampered.json")).json()) as TamperedPrograms; // the script wrote it just now
  const all = await Tamperings.begin(programs.honest);
  const results: (Tampered & { readonly name: string })[] = [];
  for (const { name, program } of programs.tampered) results.push({ name, ...(await all.tamper(program)) });
  all.dispose();
  return results;
}
