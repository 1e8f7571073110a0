import type { ScenarioStep } from "../protocol.ts";
import type { HostReply, ModelHost, Thrown } from "./host-port.ts";
import type { ProvidedModule } from "./modules.ts";
import { append } from "./primordials.ts";
import { printValue } from "./print-value.ts";

export const maximalSteps = 5_000;

export interface ScenarioRun {
  /** The module "aggregate-playground/scenario", which compiled scenarios report to. */
  readonly module: ProvidedModule;
  run(
    host: ModelHost,
    evaluate: () => Promise<unknown>,
  ): Promise<Omit<HostReply, "needs"> & { needs: []; steps: ScenarioStep[] }>;
}

/** Runs scenarios: each statement becomes a step with what it gave, up to the one that failed. */
export function createScenarioRun(thrown: Thrown): ScenarioRun {
  let steps: { input: string; output: string | null; error: ScenarioStep["error"] }[] = [];
  const enter = (_index: number, input: unknown): void => {
    if (steps.length < maximalSteps) append(steps, { input: String(input), output: null, error: null });
  };
  const out = async (_index: number, value: unknown): Promise<unknown> => {
    const step = steps[steps.length - 1];
    const awaited = await value;
    if (step !== undefined) step.output = awaited === undefined ? null : printValue(awaited);
    return awaited;
  };

  return {
    module: { enter, out },
    async run(host, evaluate) {
      steps = [];
      let error: HostReply["error"] = null;
      host.beginScenario();
      try {
        await evaluate();
      } catch (failure) {
        error = thrown(failure);
        const last = steps[steps.length - 1];
        if (last === undefined) append(steps, { input: "", output: null, error });
        else last.error = error;
      }
      // What was stored before the failure stays stored, as in any program.
      const { images, commits, published, handlerErrors } = await host.endScenario(thrown);
      const outcome = error === null ? "done" : "rejected";
      return {
        outcome,
        error,
        needs: [],
        result: null,
        images,
        commits,
        published,
        replayed: [],
        handlerErrors,
        steps,
      };
    },
  };
}
