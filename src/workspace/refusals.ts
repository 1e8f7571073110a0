import { ExpectedVersionError, ValidationError } from "../engine/errors.ts";
import type { ThrownError } from "../sandbox/protocol.ts";
import type { SandboxFailure } from "../sandbox/sandbox.ts";
import { expectedFailure } from "./expected-failures.ts";
import type { Problem, Rejection } from "./state.ts";

/** Why a command came to nothing: the model, the sandbox or the store said no. */
export interface Refusal {
  readonly rejection: Rejection;
  /** What stands under Problems; null when there is nothing to correct in the code. */
  readonly problem: Problem | null;
  /** What the command log keeps; null when the command cannot be logged because the store itself failed. */
  readonly logged: { readonly name: string; readonly message: string } | null;
}

/** The model or the engine threw. */
export function refusalOf(error: ThrownError): Refusal {
  const { name, message, stack } = error;
  const place = placeOf(error);
  return {
    rejection: { name, message, fields: fieldsOf(error.messages ?? {}), place, isConflict: false },
    problem: place === null ? null : { source: "run", severity: "error", message, place, stack },
    logged: { name, message },
  };
}

/** The sandbox gave no reply: an endless loop, a crash. */
export function refusalOfFailure({ kind, message, place }: SandboxFailure): Refusal & { readonly problem: Problem } {
  const name = kind === "timeout" ? "Timeout" : "SandboxFailure";
  return {
    rejection: { name, message, fields: {}, place, isConflict: false },
    problem: { source: "run", severity: "error", message, place, stack: [] },
    logged: { name, message },
  };
}

/**
 * The store refused the commit. An expected version that no longer holds is a conflict when the aggregate existed.
 * @param conflictOf what to say of it; null where a conflict cannot be, as at a creation
 * @throws what is no failure that the store foresees
 */
export function refusalByStore(
  error: unknown,
  conflictOf: (stream: string, version: number) => string | null,
): Refusal {
  const { name, message } = expectedFailure(error);
  const plain: Rejection = { name, message, fields: {}, place: null, isConflict: false };
  if (error instanceof ExpectedVersionError) {
    const words = conflictOf(error.streamName, error.actual);
    if (words === null) return { rejection: plain, problem: null, logged: { name, message } };
    const conflict = { ...plain, isConflict: true, stream: error.streamName, message: words };
    return { rejection: conflict, problem: null, logged: { name, message } };
  }
  if (error instanceof ValidationError) {
    return { rejection: { ...plain, fields: fieldsOf(error.messages) }, problem: null, logged: { name, message } };
  }
  return { rejection: plain, problem: null, logged: null };
}

/** Innermost place in the person's own source. */
export function placeOf({ stack }: ThrownError) {
  const [frame] = stack;
  return frame === undefined ? null : { file: frame.file, line: frame.line, column: frame.column };
}

function fieldsOf({
  _entity,
  ...fields
}: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return fields;
}
