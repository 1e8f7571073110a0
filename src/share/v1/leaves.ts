import type { Path, Scalar } from "./path.ts";
import type { Session } from "./session.ts";

/** A value of the current command, and where it was said. */
export interface Leaf {
  readonly path: Path;
  readonly value: Scalar;
}

/** Values of the command that are looked at for a new explanation. */
const mostLeaves = 48;

/** Different values of the type that were said in this command: those under the same key first, then the latest. */
export function leavesFor({ leafValues, leafPaths, leafCount }: Session, path: Path, type: string): readonly Leaf[] {
  const found: Leaf[] = [];
  const others: Leaf[] = [];
  for (let index = leafCount - 1; index >= Math.max(0, leafCount - mostLeaves); index--) {
    const value = leafValues[index];
    const source = leafPaths[index];
    if (value === undefined || source === undefined || typeof value !== type || source === path) continue;
    (source.key === path.key ? found : others).push({ path: source, value });
  }
  const values = new Set<Scalar>();
  return [...found, ...others].filter(({ value }) => !values.has(value) && values.add(value));
}

/** What was said first in this command under the same key. */
export function namesakeOf({ leafValues, leafPaths, leafCount }: Session, path: Path): Scalar | undefined {
  for (let index = 0; index < leafCount; index++) {
    const source = leafPaths[index];
    if (source !== path && source?.key === path.key) return leafValues[index];
  }
  return undefined;
}

/** In lists, the first item explains the first, the second the second. */
export function saidAt(session: Session, path: Path, source: Path): Scalar | undefined {
  return source.saidAt(session.command, path.saidCount(session.command));
}
