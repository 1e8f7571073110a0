import type { RunReply } from "../sandbox/protocol.ts";
import { commandRecords } from "./command-records.ts";
import { inTurnOr } from "./expected-failures.ts";
import { counted } from "./outcome-words.ts";
import { refusalByStore, refusalOf, refusalOfFailure, type Refusal } from "./refusals.ts";
import { runInSandbox, type Outcome } from "./running.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";
import { showOutcome, storeCommands } from "./storing.ts";

/** @param settled resolves once what was typed so far is compiled and loaded */
export function scenarios(
  session: Session,
  settled: () => Promise<void>,
): Pick<WorkspaceCommands, "runScenario" | "checkSpecs" | "clearConsole"> {
  const afterCompiling = async (work: () => Promise<void>): Promise<void> => {
    await settled();
    await inTurnOr(session, undefined, work);
  };
  return {
    runScenario: () => afterCompiling(() => run(session, "scenario")),
    checkSpecs: () => afterCompiling(() => run(session, "specs")),
    clearConsole: () => session.change(() => ({ console: [] })),
  };
}

async function run(session: Session, kind: "scenario" | "specs"): Promise<void> {
  const { model, compilation } = session.read();
  const file = kind === "scenario" ? "scenario.ts" : "specs.ts";
  if (model === null) return announce(session, "The model is not ready yet: correct its errors, or wait a moment.");
  if (compilation !== null && !compilation.modules.some((module) => module.file === file)) {
    return announce(session, `${file} has errors: see Problems`);
  }
  session.change(() => ({ runProblems: [] }));
  const outcome = await runInSandbox(session, { kind }, { images: new Map(), saveAutomatically: true });
  if (outcome.kind === "failed") return fail(session, refusalOfFailure(outcome.failure));
  const { reply } = outcome;
  const errors = reply.steps.flatMap(({ error }) => (error === null ? [] : [refusalOf(error)]));
  session.change(({ published }) => ({
    published: [...published, ...reply.published].slice(-maximalPublished),
    runProblems: errors.flatMap(({ problem }) => problem ?? []),
  }));
  if (kind === "scenario") return storeScenario(session, outcome);
  announce(session, outcome.kind === "rejected" ? `Stopped: ${outcome.error.message}` : wordsOfSpecs(reply));
}

const maximalPublished = 500;

/** What was saved before a step that failed stays saved, as in any program. */
async function storeScenario(session: Session, outcome: Exclude<Outcome, { readonly kind: "failed" }>): Promise<void> {
  const { reply, recording } = outcome;
  const at = new Date(recording.at).toISOString();
  const records = reply.commits.flatMap((commit) =>
    commandRecords(commit, [], { method: "scenario", args: [], at, recording }),
  );
  const steps = counted(reply.steps.length, "step");
  try {
    await storeCommands(session, records, (entries) => {
      const last = records.at(-1);
      if (last !== undefined) showOutcome(session, last.stream, entries);
      const events = counted(entries.length, "event");
      const stopped =
        outcome.kind === "rejected" ? `Stopped at step ${reply.steps.length}: ${outcome.error.message}. ` : "";
      announce(
        session,
        stopped === "" ? `Scenario ran: ${steps}, ${events} stored` : `${stopped}${events} stored before`,
      );
    });
  } catch (error) {
    const { rejection } = refusalByStore(error, () => null);
    announce(session, `The scenario ran, but nothing of it was stored: ${rejection.message}`);
  }
}

function fail(session: Session, { rejection, problem }: Refusal): void {
  const { name, message, place } = rejection;
  session.change((core) => ({
    console: [
      ...core.console,
      { number: core.console.at(-1)?.number ?? 0, kind: "error", text: `${name}: ${message}`, place },
    ],
    runProblems: problem === null ? core.runProblems : [...core.runProblems, problem],
  }));
  announce(session, `Stopped: ${message}`);
}

function wordsOfSpecs({ steps }: RunReply): string {
  const failing = steps.filter(({ error }) => error !== null);
  if (steps.length === 0) return "There are no specs yet";
  const holding = steps.filter(({ error, output }) => error === null && output === "passed").length;
  if (failing.length === 0) return `${counted(holding, "spec")} ${holding === 1 ? "holds" : "hold"}`;
  return `${counted(failing.length, "spec")} of ${steps.length} ${failing.length === 1 ? "fails" : "fail"}: ${failing.map(({ input }) => input).join(", ")}`;
}
