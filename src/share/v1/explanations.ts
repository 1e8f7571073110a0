import type { Slots } from "./adaptive-bits.ts";
import { type Leaf, leavesFor, namesakeOf, saidAt } from "./leaves.ts";
import type { Factor, Path, Scalar } from "./path.ts";
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
  /** What was said there in this command, times the factor; added to the value before, or alone. */
  | { readonly kind: "sum"; readonly path: Path; readonly factor: number; readonly isAlone: boolean }
);

const most = 6;

const baseKind = flagKind(90);
const lastKind = flagKind(60);
const stepKind = flagKind(20);
const learnedKind = flagKind(85);
const leafKind = choiceKind();
const signKind = flagKind();

/**
 * @param isChanged the value is known to differ from its base
 * @returns the value when it is as one of the path's explanations has it; otherwise undefined
 */
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

function evaluate(session: Session, path: Path, base: Scalar | undefined, how: Explanation): Scalar | undefined {
  switch (how.kind) {
    case "base":
      return base;
    case "last":
      return path.last;
    case "step": {
      const from = base ?? path.last;
      return typeof from === "number" && path.step !== 0 ? finite(from + path.step) : undefined;
    }
    case "same":
      return saidAt(session, path, how.path);
    case "sum": {
      const part = saidAt(session, path, how.path);
      const from = how.isAlone ? 0 : startOf(session, path, base);
      return typeof part === "number" && from !== undefined ? finite(from + how.factor * part) : undefined;
    }
  }
}

/** What a sum is added to: the value before, or the number that went by the same name before. */
export function startOf(session: Session, path: Path, base: Scalar | undefined): number | undefined {
  const start = base ?? namesakeOf(session, path);
  return typeof start === "number" ? start : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Which leaf equals the value, by its place among the candidates; −1 for none. */
export function findSame(session: Session, path: Path, value: Scalar): number {
  // Seldom is a new value one of the command's: then no list of candidates need be made.
  if (!session.isSaid(value)) return -1;
  return leavesFor(session, path, typeof value).findIndex((leaf) => Object.is(leaf.value, value));
}

export function codeSame(session: Session, path: Path, type: "string" | "number", place: number): Scalar | undefined {
  const leaf = codeLeaf(session, path, leavesFor(session, path, type), place);
  if (leaf === undefined) return undefined;
  learn(session, path, { kind: "same", path: leaf.path });
  return leaf.value;
}

export interface Sum {
  readonly place: number;
  readonly sign: 1 | -1;
}

/** Which leaf, added to or taken from the start, gives the value. */
export function findSum(session: Session, path: Path, start: number, value: number): Sum | null {
  for (const [place, leaf] of leavesFor(session, path, "number").entries()) {
    if (typeof leaf.value !== "number") continue;
    if (Object.is(start + leaf.value, value)) return { place, sign: 1 };
    if (Object.is(start - leaf.value, value)) return { place, sign: -1 };
  }
  return null;
}

export function codeSum(session: Session, path: Path, start: number, sum: Said<Sum>): number | undefined {
  const leaf = codeLeaf(session, path, leavesFor(session, path, "number"), sum?.place ?? 0);
  const factor = session.symbols.flag(path.place(signKind), sum?.sign === -1) ? -1 : 1;
  if (leaf === undefined || typeof leaf.value !== "number") return undefined;
  learn(session, path, { kind: "sum", path: leaf.path, factor, isAlone: false });
  return finite(start + factor * leaf.value);
}

function codeLeaf(session: Session, path: Path, leaves: readonly Leaf[], place: number): Leaf | undefined {
  return leaves.length === 0 ? undefined : leaves[session.symbols.choice(path.place(leafKind), leaves.length, place)];
}

const mostFactors = 8;

/** A number was said in full. When it is again the same multiple of a value of the command, that is what explains it. */
export function noticeFactor(session: Session, path: Path, base: Scalar | undefined, value: number): void {
  const start = startOf(session, path, base) ?? 0;
  const before = path.factors;
  const factors: Factor[] = [];
  const leaves = leavesFor(session, path, "number");
  for (let index = 0; index < leaves.length && index < mostFactors; index++) {
    const { path: source, value: part } = leaves[index] ?? {};
    if (source === undefined || typeof part !== "number" || part === 0) continue;
    if (start !== 0) factors.push({ source, factor: (value - start) / part, isAlone: false });
    factors.push({ source, factor: value / part, isAlone: true });
  }
  path.factors = factors;
  const again = factors.find((factor) => factor.factor !== 0 && isAmong(before, factor));
  if (again === undefined) return;
  learn(session, path, { kind: "sum", path: again.source, factor: again.factor, isAlone: again.isAlone });
  path.factors = [];
}

function isAmong(factors: readonly Factor[], { source, factor, isAlone }: Factor): boolean {
  return factors.some((one) => one.source === source && one.factor === factor && one.isAlone === isAlone);
}

type Learned =
  | { readonly kind: "same"; readonly path: Path }
  | { readonly kind: "sum"; readonly path: Path; readonly factor: number; readonly isAlone: boolean };

/** New explanations stand before the built-in ones; the one that was least useful goes. */
function learn(session: Session, path: Path, learned: Learned): void {
  path.explanations.unshift({ ...learned, slots: session.symbols.place(learnedKind) });
  if (path.explanations.length <= most) return;
  const last = path.explanations.findLastIndex(({ kind }) => kind === "same" || kind === "sum");
  path.explanations.splice(last, 1);
}
