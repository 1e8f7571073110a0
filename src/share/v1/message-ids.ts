import { codeFirstId, codeFollowingId, isId } from "./ids.ts";
import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { codeString } from "./strings.ts";
import { choiceKind } from "./symbol-coder.ts";

const ways = ["usual", "following", "first", "string"] as const;
const wayKind = choiceKind();

/**
 * The id of a message, which was not met before and will hardly be met again.
 * @param usual the id that the store gives it
 */
export function codeMessageId(session: Session, path: Path, usual: string, value: Said<string>): string {
  const isUsual = value === usual;
  const link = value === undefined || isUsual ? null : session.ids.find(value);
  const chosen = isUsual
    ? "usual"
    : link !== null
      ? "following"
      : value !== undefined && isId(value)
        ? "first"
        : "string";
  switch (ways[session.symbols.usualChoice(path.place(wayKind), ways.length, ways.indexOf(chosen))]) {
    case "usual":
      return usual;
    case "following":
      return codeFollowingId(session, path, link ?? undefined, value);
    case "first":
      return codeFirstId(session, value);
    default:
      return codeString(session, path, value);
  }
}
