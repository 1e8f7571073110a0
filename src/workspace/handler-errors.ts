import type { RunReply } from "../sandbox/protocol.ts";
import { counted } from "./outcome-words.ts";
import { placeOf } from "./refusals.ts";
import { announce, type Session } from "./session.ts";
import type { Problem } from "./state.ts";

/** Event handlers that threw undo nothing, but their errors stand under Problems (PUB2). */
export function tellHandlerErrors(session: Session, { handlerErrors }: RunReply): void {
  if (handlerErrors.length === 0) return;
  const problems = handlerErrors.map(({ handler, event, error }): Problem => {
    const message = `${handler} failed on ${event}: ${error.message}`;
    return { source: "run", severity: "error", message, place: placeOf(error), stack: error.stack };
  });
  session.change(({ runProblems }) => ({ runProblems: [...runProblems, ...problems] }));
  announce(session, `${session.read().notice?.text ?? ""}; ${counted(problems.length, "event handler")} failed`);
}
