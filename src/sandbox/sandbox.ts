import type { SourcePlace } from "../document/source.ts";
import type { LoadReply, Program, RunReply, RunRequest } from "./protocol.ts";

/** Why a run gave no reply. Whatever the reason, the sandbox is ready for the next call. */
export interface SandboxFailure {
  readonly kind: "timeout" | "crashed" | "refused" | "too large";
  /** In words for a learner: what happened, and what to do. */
  readonly message: string;
  /** Where the code was running, when it can be known. */
  readonly place: SourcePlace | null;
}

export type SandboxResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: SandboxFailure };

/** The port through which the workspace runs user code. One call is in flight at a time; others wait their turn. */
export interface Sandbox {
  /** Loads code in a fresh realm; the version before it is gone. */
  load(program: Program): Promise<SandboxResult<LoadReply>>;
  run(request: RunRequest, limit?: { readonly milliseconds: number }): Promise<SandboxResult<RunReply>>;
  dispose(): void;
}
