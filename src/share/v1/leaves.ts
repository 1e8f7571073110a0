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
  const oldest = Math.max(0, leafCount - mostLeaves);
  for (let index = leafCount - 1; index >= oldest; index--) {
    const value = leafValues[index];
    const source = leafPaths[index];
    if (value === undefined || source === undefined || typeof value !== type || source === path) continue;
    (source.key === path.key ? found : others).push({ path: source, value });
  }
  // Each value once, where it stands first. There are few of them: no set is quicker than looking.
  const leaves: Leaf[] = [];
  for (const leaf of found) if (!isAmong(leaves, leaf.value)) leaves.push(leaf);
  for (const leaf of others) if (!isAmong(leaves, leaf.value)) leaves.push(leaf);
  return leaves;
}

function isAmong(leaves: readonly Leaf[], value: Scalar): boolean {
  for (const leaf of leaves) if (leaf.value === value) return true;
  return false;
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
