import { codeFirstId, codeFollowingId, isId } from "./ids.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind } from "./symbol-coder.ts";

const ways = ["following", "first", "string"] as const;
const wayKind = choiceKind();

/** An id that was not met before and will hardly be met again: that of a message. */
export function codeNewId(session: Session, path: Path, value: Said<string>): string {
  const link = value === undefined ? null : session.ids.find(value);
  const chosen = link !== null ? "following" : value !== undefined && isId(value) ? "first" : "string";
  const way = ways[session.symbols.choice(path.place(wayKind), ways.length, ways.indexOf(chosen))];
  if (way === "following") return codeFollowingId(session, path, link ?? undefined, value);
  return way === "first" ? codeFirstId(session, value) : codeString(session, path, value);
}
