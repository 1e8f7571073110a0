import { addMessages, IncorrectUsageError, InvalidOperationError, ValidationError } from "../errors.ts";
import type { Invariant } from "../schema/element-schema.ts";
import { type Cell, RootCell } from "./cell.ts";
import { childrenOf } from "./children.ts";

export type Stage = "pre" | "post";

/** An entity that is part of nothing was asked for its owner or its root. */
export class OrphanError extends InvalidOperationError {
  constructor({ label }: Cell) {
    super(`${label} is not part of an aggregate yet: add it to one first`);
  }
}

/** Commands are refused while invariants run. The words are put together only then: this is asked before every change. */
export function assertNotChecking(root: RootCell, verb: string, what: string): void {
  if (root.isCheckingInvariants)
    throw new IncorrectUsageError(
      `An invariant of ${root.schema.name} tried to ${verb} \`${what}\`: invariants only look, and throw`,
    );
}

/**
 * Runs the invariants of a cluster, the root's first (INV2). The texts of all ValidationErrors are merged by field into
 * one; any other error is thrown as it is (INV4).
 */
export function checkInvariants(top: Cell, stage: Stage): void {
  if (!(stage === "pre" ? top.schema.clusterHasPre : top.schema.clusterHasPost)) return;
  const collected: ValidationError[] = [];
  whileChecking(top, () => checkDownwards(top, stage, collected));
  throwCollected(collected, top.schema.name);
}

/** Runs what an entity's construction asks for: children first, whatever of theirs is still due (INV1). */
export function checkConstructed(top: Cell): void {
  const collected: ValidationError[] = [];
  whileChecking(top, () => {
    checkDeferred(top, collected);
    top.deferred = run(top, top.schema.postInvariants, collected);
  });
  throwCollected(collected, top.schema.name);
}

function checkDeferred(cell: Cell, collected: ValidationError[]): void {
  for (const child of childrenOf(cell)) {
    checkDeferred(child, collected);
    if (child.deferred !== null) child.deferred = run(child, child.deferred, collected);
  }
}

function checkDownwards(cell: Cell, stage: Stage, collected: ValidationError[]): void {
  const left = run(cell, stage === "pre" ? cell.schema.preInvariants : cell.schema.postInvariants, collected);
  if (stage === "post") cell.deferred = left;
  if (cell.schema.associations.length === 0) return;
  for (const child of childrenOf(cell)) checkDownwards(child, stage, collected);
}

/** @returns the invariants that could not run, since they ask for an owner that is not there yet */
function run(cell: Cell, invariants: readonly Invariant[], collected: ValidationError[]): readonly Invariant[] | null {
  let deferred: Invariant[] | null = null;
  for (const invariant of invariants) {
    try {
      invariant.check.call(cell.node);
    } catch (error) {
      if (error instanceof OrphanError) (deferred ??= []).push(invariant);
      else if (error instanceof ValidationError) collected.push(error);
      else throw error;
    }
  }
  return deferred;
}

function whileChecking(top: Cell, check: () => void): void {
  if (!(top instanceof RootCell)) return check();
  top.isCheckingInvariants = true;
  try {
    check();
  } finally {
    top.isCheckingInvariants = false;
  }
}

/** A single error keeps its own class and stack. */
function throwCollected(errors: readonly ValidationError[], element: string): void {
  const [first, second] = errors;
  if (first === undefined) return;
  if (second === undefined) throw first;
  const merged: Record<string, readonly string[]> = {};
  for (const error of errors) addMessages(merged, error);
  throw new ValidationError(merged, element);
}
