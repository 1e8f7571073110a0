import type { Slots } from "./adaptive-bits.ts";
import type { Path, Scalar } from "./path.ts";
import type { Said, Session } from "./session.ts";
import { choiceKind, flagKind } from "./symbol-coder.ts";

/**
 * Most values follow from others: an event's amount is the command's argument, a balance is the old one less the
 * amount, an order's status is what this method always sets. Each path keeps what explained its values before, best
 * first; saying "as explained" costs a small part of a bit once it has been right a few times.
 */
export type Explanation = { readonly slots: Slots } & (
  | { readonly kind: "base" | "last" | "step" }
  /** Equal to what was said there in this command. */
  | { readonly kind: "same"; readonly path: Path }
  /** The value before, plus or minus what was said there in this command. */
  | { readonly kind: "sum"; readonly path: Path; readonly sign: 1 | -1 }
);

/** A value of the current command, and where it was said. */
interface Leaf {
  readonly path: Path;
  readonly value: Scalar;
}

const most = 6;
/** Values of the command that are looked at for a new explanation. */
const mostLeaves = 48;

const baseKind = flagKind(90);
const lastKind = flagKind(60);
const stepKind = flagKind(20);
const learnedKind = flagKind(85);
const leafKind = choiceKind();
const signKind = flagKind();

/** @returns the value when it is as one of the path's explanations has it; otherwise undefined */
export function codeExplained(
  session: Session,
  path: Path,
  base: Scalar | undefined,
  value: Said<unknown>,
  isChanged = false,
): Scalar | undefined {
  const { explanations } = path;
  if (explanations.length === 0) addBuiltIn(path);
  let refused: Scalar[] | undefined = isChanged && base !== undefined ? [base] : undefined;
  for (let index = 0; index < explanations.length; index++) {
    const explanation = explanations[index];
    if (explanation === undefined) break;
    const candidate = evaluate(session, path, base, explanation);
    if (candidate === undefined || refused?.includes(candidate) === true) continue;
    if (session.symbols.flag(explanation.slots, Object.is(candidate, value))) {
      const before = explanations[index - 1];
      if (before !== undefined) {
        explanations[index - 1] = explanation;
        explanations[index] = before;
      }
      return candidate;
    }
    if (refused === undefined) refused = [candidate];
    else refused.push(candidate);
  }
  return undefined;
}

function addBuiltIn(path: Path): void {
  path.explanations.push(
    { kind: "base", slots: path.place(baseKind) },
    { kind: "last", slots: path.place(lastKind) },
    { kind: "step", slots: path.place(stepKind) },
  );
}

function evaluate(
  session: Session,
  path: Path,
  base: Scalar | undefined,
  explanation: Explanation,
): Scalar | undefined {
  switch (explanation.kind) {
    case "base":
      return base;
    case "last":
      return path.last;
    case "step": {
      const from = base ?? path.last;
      return typeof from === "number" && path.step !== 0 ? finite(from + path.step) : undefined;
    }
    case "same":
      return saidAt(session, path, explanation.path);
    case "sum": {
      const summand = saidAt(session, path, explanation.path);
      if (typeof base !== "number" || typeof summand !== "number") return undefined;
      return finite(base + explanation.sign * summand);
    }
  }
}

/** In lists, the first item explains the first, the second the second. */
function saidAt(session: Session, path: Path, source: Path): Scalar | undefined {
  return source.saidAt(session.command, path.saidCount(session.command));
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Which leaf equals the value, by its place among the candidates; −1 for none. */
export function findSame(session: Session, path: Path, value: Scalar): number {
  if (!isSaid(session, value)) return -1;
  return candidates(session, path, typeof value).findIndex((leaf) => Object.is(leaf.value, value));
}

/** Seldom is a new value one of the command's: then no list of candidates need be made. */
function isSaid({ leafValues, leafCount }: Session, value: Scalar): boolean {
  for (let index = leafCount - 1; index >= 0; index--) if (Object.is(leafValues[index], value)) return true;
  return false;
}

export function codeSame(session: Session, path: Path, type: "string" | "number", place: number): Scalar {
  const leaves = candidates(session, path, type);
  const leaf = leaves[session.symbols.choice(path.place(leafKind), leaves.length, place)];
  if (leaf === undefined) return null;
  learn(path, { kind: "same", path: leaf.path, slots: session.symbols.place(learnedKind) });
  return leaf.value;
}

export interface Sum {
  readonly place: number;
  readonly sign: 1 | -1;
}

/** Which leaf, added to or taken from the value before, gives the value. */
export function findSum(session: Session, path: Path, base: number, value: number): Sum | null {
  for (const [place, leaf] of candidates(session, path, "number").entries()) {
    if (typeof leaf.value !== "number") continue;
    if (Object.is(base + leaf.value, value)) return { place, sign: 1 };
    if (Object.is(base - leaf.value, value)) return { place, sign: -1 };
  }
  return null;
}

export function codeSum(session: Session, path: Path, base: number, sum: Said<Sum>): number {
  const leaves = candidates(session, path, "number");
  const leaf = leaves[session.symbols.choice(path.place(leafKind), leaves.length, sum?.place ?? 0)];
  const sign = session.symbols.flag(path.place(signKind), sum?.sign === -1) ? -1 : 1;
  if (leaf === undefined || typeof leaf.value !== "number") return base;
  learn(path, { kind: "sum", path: leaf.path, sign, slots: session.symbols.place(learnedKind) });
  return base + sign * leaf.value;
}

export function hasCandidates(session: Session, path: Path, type: "string" | "number"): boolean {
  return candidates(session, path, type).length > 0;
}

/** Different values of the type that were said in this command: those under the same key first, then the latest. */
function candidates(session: Session, path: Path, type: string): readonly Leaf[] {
  const found: Leaf[] = [];
  const others: Leaf[] = [];
  const { leafValues, leafPaths, leafCount } = session;
  for (let index = leafCount - 1; index >= Math.max(0, leafCount - mostLeaves); index--) {
    const value = leafValues[index];
    const source = leafPaths[index];
    if (value === undefined || source === undefined || typeof value !== type || source === path) continue;
    (source.key === path.key ? found : others).push({ path: source, value });
  }
  const values = new Set<Scalar>();
  return [...found, ...others].filter(({ value }) => !values.has(value) && values.add(value));
}

/** New explanations stand before the built-in ones; the one that was least useful goes. */
function learn(path: Path, explanation: Explanation): void {
  path.explanations.unshift(explanation);
  if (path.explanations.length <= most) return;
  const last = path.explanations.findLastIndex(({ kind }) => kind === "same" || kind === "sum");
  path.explanations.splice(last, 1);
}
