import type { ModelDescription } from "../model-description.ts";
import type { RunReply, RunRequest, ThrownError } from "../protocol.ts";

/** The part of a reply that the engine's side fills; console, ids and steps are the sandbox's own. */
export type HostReply = Omit<RunReply, "console" | "idsUsed" | "steps">;

export type Thrown = (error: unknown) => ThrownError;

/** The engine's side of the worker: one loaded model. `createModelHost` in model-host.ts makes it. */
export interface ModelHost {
  describe(): ModelDescription;
  /** Never rejects for an error of the model: that is an outcome. `scenario` and `specs` do not come here. */
  run(request: RunRequest, thrown: Thrown): Promise<HostReply>;
  /**
   * Opens an application on a memory store of its own: from now on, aggregates that are made and saved without an
   * application of their own belong to it. Called before each run of a scenario, and before each single spec.
   */
  beginScenario(): void;
  /** Closes it, after event handlers have had their turn, and tells what was stored in it, in order. */
  endScenario(thrown: Thrown): Promise<Pick<HostReply, "images" | "commits" | "published" | "handlerErrors">>;
}

export type CreateModelHost = (modules: readonly Readonly<Record<string, unknown>>[]) => ModelHost;
