import type { MethodSignature, ModelSignatures } from "../../compiler/signatures.ts";
import type { ElementDescription, FieldDescription, ModelDescription } from "../../sandbox/model-description.ts";

function field(name: string, kind: FieldDescription["kind"], target: string | null = null): FieldDescription {
  return {
    name,
    kind,
    target,
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
    of: null,
  };
}

function element(
  kind: ElementDescription["kind"],
  name: string,
  fields: readonly FieldDescription[],
  more: Partial<ElementDescription> = {},
): ElementDescription {
  const rest = { invariants: [], isEventSourced: false, hasFactEvents: false, category: null, type: null, handles: [] };
  return { kind, name, aggregate: "Patron", fields, identifier: null, ...rest, ...more };
}

/** A patron with holds and a card; an event raised by a hold; a book beside it; a handler. */
export const library: ModelDescription = {
  domain: "Library",
  streamPrefix: "library",
  elements: [
    element(
      "aggregate",
      "Patron",
      [field("name", "string"), field("holds", "hasMany", "Hold"), field("card", "valueObject", "Card")],
      { hasFactEvents: true, invariants: [{ name: "mustNotHoldTooMuch", when: "post" }] },
    ),
    element("entity", "Hold", [field("bookId", "identifier")]),
    element("value object", "Card", [field("number", "string")], { aggregate: null }),
    element("event", "HoldCanceled", [field("holdId", "identifier")]),
    element("fact event", "PatronFactEvent", [field("name", "string")]),
    element("aggregate", "Loan", [field("patron", "reference", "Patron")], { aggregate: "Loan" }),
    element("event handler", "Notifier", [], { handles: ["HoldCanceled"] }),
  ],
};

function method(name: string, raises: readonly string[] = [], role: MethodSignature["role"] = "command") {
  return { name, doc: "", place: { file: "model.ts", line: 1, column: 1 }, role, parameters: [], raises } as const;
}

const place = { file: "model.ts", line: 1, column: 1 } as const;

export const signaturesOfLibrary: ModelSignatures = {
  classes: [
    { name: "Patron", doc: "", place, methods: [method("cancelHold"), method("mustNotHoldTooMuch", [], "invariant")] },
    { name: "Hold", doc: "", place, methods: [method("cancel", ["HoldCanceled"])] },
    { name: "Notifier", doc: "", place, methods: [{ ...method("tell", [], "handle"), reaches: ["Loan", "Date"] }] },
  ],
};
