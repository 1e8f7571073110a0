import { createSandbox } from "../../../src/sandbox/create-sandbox.ts";
import type { Program } from "../../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { attempts, themes } from "../attempts/all-attempts.ts";
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

/** So many attempts share a realm. Those on the realm itself, which they may leave changed, have one each. */
const groupSize = 16;

function groups(): readonly (readonly Attempt[])[] {
  return Object.entries(themes).flatMap(([theme, list]) => {
    const size = theme === "the realm" ? 1 : groupSize;
    return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
      list.slice(index * size, (index + 1) * size),
    );
  });
}

/** A model that makes the attempts one after the other; lines of the console tell of each, by its place in the list. */
function attack(group: readonly Attempt[]): Program {
  const parts = group.map(
    ({ code }, place) => `{
${namesFor(tagOf(group[place]), Date.now())}
const gained = (what) => console.log("GAINED ${place}", String(what));
try { await (async () => { ${code} })(); console.log("ENDED ${place}", "without an error"); }
catch (error) { console.log("ENDED ${place}", String(error)); }
}`,
  );
  return programOf(
    `import { Domain } from "aggregate-playground"; export const domain = new Domain("Attempt");\n${parts.join("\n")}`,
  );
}

const tagOf = (attempt: Attempt | undefined): string =>
  `real-${attempts.findIndex((candidate) => candidate === attempt)}`;

/** Makes every attempt in the real sandbox. */
export async function tryAttempts(): Promise<readonly Trial[]> {
  await keepSecrets();
  const sandbox = createSandbox({ document });
  const trials: Trial[] = [];
  for (const group of groups()) trials.push(...(await tryGroup(sandbox, group)));
  sandbox.dispose();
  return trials;
}

/** When anything is out of order, each attempt is made once more by itself: so that it is known which one it was. */
async function tryGroup(sandbox: Sandbox, group: readonly Attempt[]): Promise<readonly Trial[]> {
  const together = await tryTogether(sandbox, group);
  if (group.length === 1 || together.every(isInOrder)) return together;
  const apart: Trial[] = [];
  for (const attempt of group) apart.push(...(await tryTogether(sandbox, [attempt])));
  // What shows only when they are together counts against all of them.
  return apart.every(isInOrder) ? together : apart;
}

const isInOrder = ({ gained, ended, isPageTouched, isAnswered }: Trial): boolean =>
  gained.length === 0 && ended !== "" && !isPageTouched && isAnswered;

async function tryTogether(sandbox: Sandbox, group: readonly Attempt[]): Promise<readonly Trial[]> {
  const before = await fingerprint();
  const result = await sandbox.load(attack(group));
  const isPageTouched = (await fingerprint()) !== before;
  const lines = result.ok ? (result.value.console ?? []).map(({ text }) => text) : [];
  const error = !result.ok ? result.failure.message : result.value.ok ? "" : result.value.error.message;
  return group.map(({ name }, place) => {
    const told = (word: string): readonly string[] => {
      const start = `${word} ${place} `;
      return lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length));
    };
    return {
      name,
      gained: told("GAINED"),
      ended: told("ENDED").join() || error,
      isPageTouched,
      isAnswered: result.ok,
    };
  });
}
