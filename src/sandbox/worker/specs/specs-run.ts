import type { ScenarioStep } from "../../protocol.ts";
import type { HostReply, ModelHost, Thrown } from "../host-port.ts";
import type { ProvidedModule } from "../modules.ts";
import { printValue } from "../print-value.ts";
import { createSpecsModule } from "./specs-module.ts";
import { holdsOnly, isSuite, type Spec, type Suite } from "./spec-tree.ts";

export interface SpecsRun {
  /** The module "vitest", as far as specs use it. */
  readonly module: ProvidedModule;
  run(
    host: ModelHost,
    evaluate: () => Promise<unknown>,
  ): Promise<Omit<HostReply, "needs"> & { needs: []; steps: ScenarioStep[] }>;
}

/** Checks specs: each one is a step, and each one begins with an empty event store of its own. */
export function createSpecsRun(thrown: Thrown): SpecsRun {
  const { module, collect } = createSpecsModule(printValue);
  return {
    module,
    async run(host, evaluate) {
      const steps: ScenarioStep[] = [];
      let error: HostReply["error"] = null;
      try {
        const root = await collect(evaluate);
        await new Running(host, thrown, steps, holdsOnly(root)).suite(root, { path: "", outer: [], isChosen: false });
      } catch (failure) {
        error = thrown(failure);
      }
      const outcome = error === null ? "done" : "rejected";
      return {
        outcome,
        error,
        needs: [],
        result: null,
        images: [],
        commits: [],
        published: [],
        replayed: [],
        handlerErrors: [],
        steps,
      };
    },
  };
}

interface Surroundings {
  readonly path: string;
  /** Suites around it, outermost first. */
  readonly outer: readonly Suite[];
  /** A suite around it is marked `only`. */
  readonly isChosen: boolean;
}

class Running {
  readonly #host: ModelHost;
  readonly #thrown: Thrown;
  readonly #steps: ScenarioStep[];
  readonly #isOnlyRun: boolean;

  constructor(host: ModelHost, thrown: Thrown, steps: ScenarioStep[], isOnlyRun: boolean) {
    this.#host = host;
    this.#thrown = thrown;
    this.#steps = steps;
    this.#isOnlyRun = isOnlyRun;
  }

  async suite(suite: Suite, { path, outer, isChosen }: Surroundings): Promise<void> {
    if (suite.mode === "skip") return this.#leaveOut(suite, path);
    try {
      for (const hook of suite.hooks.beforeAll) await hook();
      const isOnly = isChosen || suite.mode === "only";
      for (const child of suite.children) {
        const around = {
          path: join(path, child.name),
          outer: [...outer, suite],
          isChosen: isOnly && !(isSuite(child) ? holdsOnly(child) : false),
        };
        if (isSuite(child)) await this.suite(child, around);
        else await this.#spec(child, around);
      }
      for (const hook of suite.hooks.afterAll) await hook();
    } catch (failure) {
      this.#steps.push({
        input: path === "" ? "Preparing the specs" : path,
        output: null,
        error: this.#thrown(failure),
      });
    }
  }

  async #spec(spec: Spec, { path, outer, isChosen }: Surroundings): Promise<void> {
    if (spec.mode === "skip" || spec.mode === "todo")
      return this.#note(path, spec.mode === "todo" ? "to be written" : "left out");
    if (this.#isOnlyRun && spec.mode !== "only" && !isChosen) return this.#note(path, "left out");
    this.#host.beginScenario();
    let failure: { readonly error: unknown } | null = null;
    try {
      for (const suite of outer) for (const hook of suite.hooks.beforeEach) await hook();
      await spec.body();
    } catch (error) {
      failure = { error };
    }
    try {
      for (const suite of outer.toReversed()) for (const hook of suite.hooks.afterEach) await hook();
    } catch (error) {
      failure ??= { error };
    }
    await this.#host.endScenario(this.#thrown);
    this.#steps.push({
      input: path,
      output: failure === null ? "passed" : null,
      error: failure === null ? null : this.#thrown(failure.error),
    });
  }

  #leaveOut(suite: Suite, path: string): void {
    for (const child of suite.children) {
      if (isSuite(child)) this.#leaveOut(child, join(path, child.name));
      else this.#note(join(path, child.name), "left out");
    }
  }

  #note(path: string, output: string): void {
    this.#steps.push({ input: path, output, error: null });
  }
}

const join = (path: string, name: string): string => (path === "" ? name : `${path} > ${name}`);
