import type { Path } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { flagKind, integerKind } from "./symbol-coder.ts";

const isUsualKind = flagKind(80);
const countKind = integerKind();

/** How many there are of something of which there are mostly as many as the last time. */
export function codeUsualCount(session: Session, path: Path, value: Said<number>): number {
  const { symbols } = session;
  if (symbols.flag(path.place(isUsualKind), value === path.usualCount)) return path.usualCount;
  path.usualCount = symbols.integer(path.place(countKind), value ?? 0);
  return path.usualCount;
}
