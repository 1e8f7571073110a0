import type { ElementDescription, FieldDescription, ModelDescription } from "../../sandbox/model-description.ts";
import type { Instance } from "../../workspace/state.ts";
import type { OfferSource } from "./offers.ts";

export function fieldOf(name: string, kind: FieldDescription["kind"], more: Partial<FieldDescription> = {}) {
  const nothing = {
    required: false,
    unique: false,
    identifier: false,
    default: null,
    hasDefault: false,
    choices: null,
    description: "",
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    target: null,
    of: null,
  };
  return { name, kind, ...nothing, ...more } satisfies FieldDescription;
}

export const generatedId = fieldOf("id", "identifier", { identifier: true });

export function elementOf(
  kind: ElementDescription["kind"],
  name: string,
  fields: readonly FieldDescription[],
  more: Partial<ElementDescription> = {},
): ElementDescription {
  return {
    kind,
    name,
    aggregate: kind === "aggregate" ? name : null,
    fields,
    invariants: [],
    isEventSourced: false,
    hasFactEvents: false,
    category: null,
    identifier: kind === "aggregate" || kind === "entity" ? "id" : null,
    type: null,
    handles: [],
    ...more,
  };
}

export function modelOf(...elements: readonly ElementDescription[]): ModelDescription {
  return { domain: "Shop", streamPrefix: "shop", elements };
}

export function instanceOf(aggregate: string, id: string, state: Readonly<Record<string, unknown>> = {}): Instance {
  const image = {
    record: null,
    aggregate,
    id,
    state: { ...state, id },
    isDiscarded: false,
    pending: [],
    isChanged: false,
    createdOn: null,
    lastModifiedOn: null,
    clock: 0,
  };
  return { stream: `shop::${aggregate.toLowerCase()}-${id}`, label: id.slice(0, 8), image };
}

/** Order with an address and lines, and customers beside it. */
export const shop = modelOf(
  elementOf("aggregate", "Order", [
    fieldOf("customerId", "identifier", { required: true }),
    fieldOf("premium", "boolean", { default: true, hasDefault: true, description: "Gets a discount" }),
    fieldOf("status", "string", { choices: ["PENDING", "CONFIRMED"], default: "PENDING", hasDefault: true }),
    fieldOf("note", "string", { maxLength: 10 }),
    fieldOf("shipTo", "valueObject", { target: "Address" }),
    fieldOf("lines", "hasMany", { target: "Line" }),
    generatedId,
  ]),
  elementOf("entity", "Line", [
    fieldOf("sku", "string", { required: true }),
    fieldOf("quantity", "integer", { default: 1, hasDefault: true, min: 1 }),
    fieldOf("parts", "hasMany", { target: "Part" }),
    generatedId,
  ]),
  elementOf("entity", "Part", [fieldOf("name", "string"), generatedId]),
  elementOf("value object", "Address", [fieldOf("street", "string", { required: true }), fieldOf("zip", "string")]),
  elementOf("aggregate", "Customer", [fieldOf("name", "string", { required: true }), generatedId]),
);

export function sourceOf(more: Partial<OfferSource> = {}): OfferSource {
  return { model: shop, aggregate: "Order", state: null, instances: [], ...more };
}
