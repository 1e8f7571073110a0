import { EntityIsDiscardedError, IncorrectUsageError } from "../errors.ts";
import { type Cell, RootCell } from "./cell.ts";
import { assertNotChecking, checkInvariants } from "./invariants.ts";

/**
 * Every change of a cluster goes through here: pre-invariants, the change, post-invariants; a change whose invariant
 * failed is undone (INV2, INV5).
 *
 * @param what the attribute or association, for the message of a refusal
 * @param perform makes the change, and returns what undoes it
 */
export function changeCluster(cell: Cell, what: string, perform: () => () => void): void {
  const top = cell.root;
  if (!(top instanceof RootCell)) return changeChecked(top, perform);
  assertChangeable(top, cell, what);
  if (top.phase === "constructing" || top.phase === "replaying") {
    perform();
    return;
  }
  if (top.atomicDepth > 0) {
    top.remember(perform());
    top.isChanged = true;
    return;
  }
  const wasChanged = top.isChanged;
  changeChecked(top, () => {
    const undo = perform();
    top.isChanged = true;
    return () => {
      undo();
      top.isChanged = wasChanged;
    };
  });
}

/** In replay nothing is checked and nothing undone: the short way for what happens a hundred thousand times. */
export function isUnwatched(cell: Cell): boolean {
  const { root } = cell;
  return root instanceof RootCell && root.phase === "replaying";
}

function changeChecked(top: Cell, perform: () => () => void): void {
  checkInvariants(top, "pre");
  const undo = perform();
  try {
    checkInvariants(top, "post");
  } catch (error) {
    undo();
    throw error;
  }
}

function assertChangeable(root: RootCell, cell: Cell, what: string): void {
  const { phase } = root;
  assertNotChecking(root, "change", what);
  if (phase !== "live") return;
  if (root.isDiscarded) throw discarded(root);
  if (root.schema.isEventSourced) {
    throw new IncorrectUsageError(
      `\`${what}\` of ${cell.schema.name} cannot be changed directly, since ${root.schema.name} is event-sourced: raise an event, and change it in its @apply method`,
    );
  }
}

export const discarded = (root: RootCell): EntityIsDiscardedError =>
  new EntityIsDiscardedError(`${root.label} was discarded: nothing more can happen to it`);

/**
 * Pre-invariants on entry, post-invariants once on exit; on failure every change inside is undone, and the error is the
 * first one (INV6). Inside another atomic change, the outer one's invariants count.
 */
export function atomically(root: RootCell, change: () => void): void {
  if (root.atomicDepth === 0) checkInvariants(root, "pre");
  const before = {
    entries: root.journal?.length ?? 0,
    pending: root.pending.length,
    isChanged: root.isChanged,
    clock: root.clock,
  };
  root.atomicDepth += 1;
  try {
    change();
    if (root.atomicDepth === 1) checkInvariants(root, "post");
  } catch (error) {
    const journal = root.journal ?? [];
    while (journal.length > before.entries) journal.pop()?.();
    root.pending.length = before.pending;
    root.isChanged = before.isChanged;
    root.clock = before.clock;
    throw error;
  } finally {
    root.atomicDepth -= 1;
    if (root.atomicDepth === 0) root.journal = null;
  }
}
