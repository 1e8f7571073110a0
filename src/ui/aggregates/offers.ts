import { compactFields } from "../kit/compact-value.ts";
import type { FieldDescription, ModelDescription } from "../../sandbox/model-description.ts";
import type { Instance } from "../../workspace/state.ts";
import type { Offer } from "./form-model.ts";

type State = Readonly<Record<string, unknown>>;

/** More than a person looks through in a list; whoever wants another can type it. */
const maximumOffers = 200;

/** What a form may offer: the model, the aggregate's own state where there is one, and the other aggregates. */
export interface OfferSource {
  readonly model: ModelDescription;
  /** Class name of the aggregate whose form it is, and its state; null while it is being created. */
  readonly aggregate: string;
  readonly state: State | null;
  readonly instances: readonly Instance[];
}

/**
 * Identities of the children that a parameter is named after: `holdId` → those of `holds`.
 * @returns null when no child has such a name
 */
export function childOffers(name: string, { model, aggregate, state }: OfferSource): readonly Offer[] | null {
  const base = singularBase(name);
  if (base === null || state === null) return null;
  const found: Offer[] = [];
  const isKnown = collect(model, aggregate, state, base, found, new Set());
  return isKnown ? found.slice(0, maximumOffers) : null;
}

/** Identities of the aggregates of one class. @returns null when the model has no such aggregate */
export function aggregateOffers(className: string, { model, instances }: OfferSource): readonly Offer[] | null {
  if (!model.elements.some((element) => element.kind === "aggregate" && element.name === className)) return null;
  return instances
    .filter(({ image }) => image.aggregate === className && !image.isDiscarded)
    .slice(0, maximumOffers)
    .map(({ image, label }) => ({ id: image.id, name: `${className} ${label}` }));
}

/** `customerId` → identities of `Customer`. */
export function namedAggregateOffers(name: string, source: OfferSource): readonly Offer[] | null {
  const base = singularBase(name);
  const aggregate = source.model.elements.find(
    (element) => element.kind === "aggregate" && element.name.toLowerCase() === base,
  );
  return aggregate === undefined ? null : aggregateOffers(aggregate.name, source);
}

/** `holdId`, `holdIds` → `hold`. */
function singularBase(name: string): string | null {
  const match = /^(.+?)(?:Ids?|_ids?)$/.exec(name);
  return match?.[1]?.toLowerCase() ?? null;
}

/** Walks the cluster's own associations, in the state. @returns whether any of them has the name */
function collect(
  model: ModelDescription,
  className: string,
  state: State,
  base: string,
  found: Offer[],
  seen: Set<string>,
): boolean {
  const element = model.elements.find((candidate) => candidate.name === className);
  let isKnown = false;
  for (const field of element?.fields ?? []) {
    if (field.kind !== "hasMany" && field.kind !== "hasOne") continue;
    const children = childrenOf(state[field.name]);
    const isNamed = isNamedAfter(field, base);
    isKnown ||= isNamed;
    if (isNamed) found.push(...children.map((child) => offerOf(model, field.target, child)));
    if (field.target === null || seen.has(field.target)) continue;
    const below = new Set([...seen, field.target]);
    const samples = children.length === 0 ? [{}] : children;
    for (const child of samples) isKnown = collect(model, field.target, child, base, found, below) || isKnown;
  }
  return isKnown;
}

function isNamedAfter({ name, target }: FieldDescription, base: string): boolean {
  const field = name.toLowerCase();
  const plurals = [base, `${base}s`, `${base}es`, base.replace(/y$/, "ies")];
  return plurals.includes(field) || target?.toLowerCase() === base;
}

function offerOf(model: ModelDescription, className: string | null, child: State): Offer {
  const key = model.elements.find(({ name }) => name === className)?.identifier ?? "id";
  const { [key]: id, ...rest } = child;
  const text = String(id);
  const isReadable = text.length <= 12;
  const words = compactFields(rest, 48);
  return { id: text, name: words === "" ? text : `${isReadable ? text : `${text.slice(0, 8)}…`} · ${words}` };
}

function childrenOf(value: unknown): readonly State[] {
  return (Array.isArray(value) ? value : [value]).filter(isState);
}

function isState(value: unknown): value is State {
  return typeof value === "object" && value !== null;
}
