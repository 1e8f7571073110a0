import type { FileName } from "../document/source.ts";
import type { ModelDescription } from "./model-description.ts";
import type { RunRequest, ThrownError } from "./protocol.ts";

/**
 * What travels through the port. A call is `[id, operation, json]`; for each call exactly one reply
 * `[id, "ok" | "err", json, logs]` comes back, all of them texts but the id.
 */
export type CallName = "ping" | "load" | "run" | "trace";
export type Call = readonly [id: number, name: CallName, json: string];
export type Reply = readonly [id: number, status: "ok" | "err", json: string, logs: string];

/** Before the reply to `trace`, any number of these: a mark that was reached. */
export type Sign = readonly [id: number, status: "at", mark: number];

/**
 * Longest text of a reply, in UTF-16 code units: a hundred thousand small events do not pass, ten thousand do. The page
 * reads that in less than a tenth of a second.
 */
export const maximalReply = 8_000_000;
/** Longest text of a reply's console lines. */
export const maximalLogs = 4_000_000;

/** Why the worker could not answer `ok`. */
export interface CallFailure {
  readonly kind: "too large" | "broken";
  readonly message: string;
}

/** A compiled module, taken apart at its imports: `pieces[0] imports[0] pieces[1] imports[1] … pieces[n]`. */
export interface PreparedModule {
  readonly file: FileName;
  readonly pieces: readonly string[];
  /** Module names as written, one fewer than pieces. */
  readonly imports: readonly string[];
}

/** Argument of `load`. */
export interface PreparedProgram {
  readonly modules: readonly PreparedModule[];
}

/** Argument of `trace`: loads a program with marks, runs a request, and tells which marks are reached. */
export interface Trace {
  readonly program: PreparedProgram;
  /** Null: only loading is traced. */
  readonly request: RunRequest | null;
  readonly milliseconds: number;
}

/** Reply to `load`; its console lines travel beside it. */
export type LoadOutcome =
  | { readonly ok: true; readonly model: ModelDescription; readonly stoppedBy?: ThrownError }
  | { readonly ok: false; readonly error: ThrownError };

/** Modules that a person's files may import beside `./model`. */
export const importableModules = ["aggregate-playground", "aggregate-playground/scenario", "vitest"] as const;
export const modelModule = "./model";
/** Where traced code has its marks from; no person's code may import it. */
export const progressModule = "aggregate-playground/progress";
