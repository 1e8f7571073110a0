import { createSandbox } from "../../../src/sandbox/create-sandbox.ts";
import type { Program } from "../../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { attempts } from "../attempts/all-attempts.ts";
import type { Attempt } from "../attempts/attempt.ts";
import { keepSecrets, namesFor } from "./addresses.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Trial {
  readonly name: string;
  /** What it got hold of; empty when nothing. */
  readonly gained: readonly string[];
  /** The error that stopped it, or how the sandbox ended. */
  readonly ended: string;
  readonly isPageTouched: boolean;
  /** The sandbox answered: neither stopped nor refused, so that the attempt ran to its end. */
  readonly isAnswered: boolean;
}

const sourceMap = JSON.stringify({ version: 3, sources: ["model.ts"], names: [], mappings: "AAAA" });
const programOf = (javascript: string): Program => ({
  codeVersion: "",
  modules: [{ file: "model.ts", javascript, sourceMap }],
});

const head = `import { Domain } from "aggregate-playground"; export const domain = new Domain("Attempt");`;

function attack({ code }: Attempt, tag: string): Program {
  return programOf(`${head} ${namesFor(tag, Date.now())}
const gained = (what) => console.log("GAINED", String(what));
try { await (async () => { ${code} })(); console.log("ENDED", "without an error"); }
catch (error) { console.log("ENDED", String(error)); }`);
}

/** Runs every attempt in the real sandbox, one after the other. */
export async function tryAttempts(): Promise<readonly Trial[]> {
  await keepSecrets();
  const sandbox = createSandbox({ document });
  const trials: Trial[] = [];
  for (const [index, attempt] of attempts.entries()) trials.push(await tryAttempt(sandbox, attempt, `real-${index}`));
  sandbox.dispose();
  return trials;
}

async function tryAttempt(sandbox: Sandbox, attempt: Attempt, tag: string): Promise<Trial> {
  const before = await fingerprint();
  const result = await sandbox.load(attack(attempt, tag));
  const lines = result.ok ? (result.value.console ?? []).map(({ text }) => text) : [];
  const told = (word: string) =>
    lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1));
  const error = !result.ok ? result.failure.message : result.value.ok ? "" : result.value.error.message;
  return {
    name: attempt.name,
    gained: told("GAINED"),
    ended: told("ENDED").join() || error,
    isPageTouched: (await fingerprint()) !== before,
    isAnswered: result.ok,
  };
}
