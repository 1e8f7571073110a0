import type { FieldDescription } from "../../sandbox/model-description.ts";
import type { Choice, Control, WhenEmpty } from "./form-model.ts";
import { aggregateOffers, namedAggregateOffers, type OfferSource } from "./offers.ts";

/** Deeper than this, a form would be filled in by nobody. */
const maximumDepth = 3;

/** One control per field of an element, for whoever makes a new one. */
export function fieldControls(className: string, source: OfferSource, depth = 0): readonly Control[] {
  const element = source.model.elements.find(({ name }) => name === className);
  return (element?.fields ?? [])
    .map((field) => fieldControl(field, source, depth))
    .filter((control) => control !== null);
}

/** An identity that the engine gives when none is given: last, and out of the way. */
export function isGeneratedIdentity(control: Control): boolean {
  return control.name === "id" && control.placeholder === generated;
}

const generated = "generated";

function fieldControl(field: FieldDescription, source: OfferSource, depth: number): Control | null {
  const described = describe(field);
  const text = { kind: "text" as const, isLong: false, suggestions: [], maxLength: field.maxLength };
  if (field.choices !== null) return { ...described, kind: "choice", ...choicesOf(field) };
  switch (field.kind) {
    case "string":
      return { ...described, ...text };
    case "identifier":
      return { ...described, ...text, suggestions: namedAggregateOffers(field.name, source) ?? [] };
    case "auto":
      return { ...described, ...text, placeholder: generated };
    case "text":
      return { ...described, ...text, isLong: true };
    case "integer":
    case "float":
      return { ...described, kind: "number", isWhole: field.kind === "integer", min: field.min, max: field.max };
    case "boolean":
      return { ...described, hint: "", kind: "checkbox", isOnAtFirst: field.default === true };
    case "date":
    case "dateTime":
      return { ...described, kind: field.kind };
    case "dict":
      return { ...described, kind: "json", typeText: "object" };
    case "reference": {
      const offers = field.target === null ? null : aggregateOffers(field.target, source);
      return offers === null || offers.length === 0
        ? { ...described, ...text }
        : { ...described, kind: "offer", offers };
    }
    case "list": {
      const { of } = field;
      const item = () => (of === null ? null : fieldControl(of, source, depth)) ?? textItem(field.name);
      return { ...described, kind: "list", item: () => itemOf(item()) };
    }
    case "valueObject":
    case "hasOne":
      if (field.target === null || depth >= maximumDepth) return null;
      return {
        ...described,
        kind: "element",
        className: field.target,
        fields: fieldControls(field.target, source, depth + 1),
      };
    case "hasMany": {
      const { target } = field;
      if (target === null) return null;
      const item = (): Control => ({
        ...plain(field.name),
        kind: "element",
        className: target,
        fields: fieldControls(target, source, depth + 1),
      });
      return { ...described, kind: "list", item: () => itemOf(item()) };
    }
  }
}

function describe(field: FieldDescription) {
  const whenEmpty: WhenEmpty = "left out";
  const isGenerated =
    field.name === "id" && field.kind === "identifier" && field.identifier && field.description === "";
  return {
    name: field.name,
    help: field.description,
    whenEmpty,
    hint: hintOf(field),
    placeholder: isGenerated ? generated : placeholderOf(field),
  };
}

/** Left empty, the value is left out, so that the model's own default holds, also after it was edited. */
export const defaultHint = "default";

function hintOf(field: FieldDescription): string {
  if (field.kind === "auto" || field.kind === "hasMany" || field.kind === "list") return "";
  // A choice shows which one it is; elsewhere the default stands greyed in the place that may stay empty.
  if (field.hasDefault) return field.choices === null ? defaultHint : "";
  return field.required || field.identifier ? "" : "optional";
}

function placeholderOf(field: FieldDescription): string {
  if (!field.hasDefault) return "";
  const isPlain = ["string", "number", "boolean"].includes(typeof field.default);
  return isPlain ? String(field.default) : "default";
}

function choicesOf(field: FieldDescription): { readonly options: readonly Choice[]; readonly first: string } {
  const choices = (field.choices ?? []).map((choice): Choice => choiceOf(choice));
  const chosen = field.hasDefault ? choiceOf(field.default) : null;
  if (chosen !== null && choices.some(({ value }) => value === chosen.value))
    return { options: choices, first: chosen.value };
  return { options: [leftOut, ...choices], first: "" };
}

/** The first of a select whose value need not be given. Its wire value is never sent: an empty choice is left out. */
export const leftOut: Choice = { value: "", name: "–", wire: null };

/** Choices are JSON data of the model: texts, numbers, truth values, or dates as texts. */
export function choiceOf(choice: unknown): Choice {
  if (typeof choice === "string") return { value: choice, name: choice, wire: choice };
  const wire = typeof choice === "number" || typeof choice === "boolean" ? choice : null;
  return { value: `= ${String(choice)}`, name: String(choice), wire };
}

/** Items stand in their list: none of them is left out. */
function itemOf(item: Control): Control {
  const whenEmpty = item.kind === "text" ? "empty text" : "refused";
  return { ...item, whenEmpty, hint: "", placeholder: "" };
}

function textItem(name: string): Control {
  return { ...plain(name), kind: "text", isLong: false, suggestions: [], maxLength: null };
}

function plain(name: string) {
  return { name, help: "", whenEmpty: "refused" as const, hint: "", placeholder: "" };
}
