import { DamagedPayload } from "./damaged-payload.ts";
import { codeExplained } from "./explanations.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";

/** A string that is often the same at this place: the name of a class, a method, an event's type. */
export function codeName(session: Session, path: Path, value: Said<string>): string {
  const explained = codeExplained(session, path, undefined, value);
  const name = explained === undefined ? codeString(session, path, value) : explained;
  if (typeof name !== "string") throw new DamagedPayload("A name is no text.");
  session.offer(path, name);
  return name;
}
