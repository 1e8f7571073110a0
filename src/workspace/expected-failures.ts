import { DomainError } from "../engine/errors.ts";
import {
  ConflictingEditError,
  DamagedRowError,
  DocumentError,
  StorageError,
  WorkspaceGoneError,
} from "../store/failures.ts";
import { ProvokedFailure } from "./failure-lab.ts";
import { announce, type Session } from "./session.ts";

const expected = [
  DomainError,
  ProvokedFailure,
  ConflictingEditError,
  DamagedRowError,
  DocumentError,
  StorageError,
  WorkspaceGoneError,
];

/** A failure that the store foresees, with a message for the person in front of the page. @throws whatever else it is: a bug */
export function expectedFailure(error: unknown): Error {
  if (error instanceof Error && expected.some((kind) => error instanceof kind)) return error;
  throw error;
}

/** Does the work in turn. When the store fails, that is told, and the result is `otherwise`. */
export function inTurnOr<Result>(session: Session, otherwise: Result, work: () => Promise<Result>): Promise<Result> {
  return session.inTurn(() => otherwiseTold(session, otherwise, work));
}

/** Does the work at once. When the store fails, that is told. */
export function orTold(session: Session, work: () => Promise<void>): Promise<void> {
  return otherwiseTold(session, undefined, work);
}

/** Does the work at once. When the store fails, that is told, and the result is `otherwise`. */
export async function otherwiseTold<Result>(
  session: Session,
  otherwise: Result,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    announce(session, `Not done: ${expectedFailure(error).message}`);
    return otherwise;
  }
}
