import type { ParameterSignature, ParameterType } from "../../compiler/signatures.ts";
import { choiceOf, defaultHint, fieldControls, leftOut } from "./field-controls.ts";
import type { Control, WhenEmpty } from "./form-model.ts";
import { childOffers, namedAggregateOffers, type OfferSource } from "./offers.ts";

/** One control per parameter of a method, typed from its TypeScript signature. */
export function parameterControls(parameters: readonly ParameterSignature[], source: OfferSource): readonly Control[] {
  return parameters.map((parameter) => parameterControl(parameter, source));
}

function parameterControl(parameter: ParameterSignature, source: OfferSource): Control {
  const { name, doc, optional, defaultText } = parameter;
  const literal = literalOf(defaultText);
  const described = {
    name,
    help: doc,
    hint: defaultText !== null ? defaultHint : optional ? "optional" : "",
    placeholder: literal ?? (defaultText === null ? "" : defaultText),
  };
  return typeControl(parameter.type, described, optional, literal, source);
}

interface Described {
  readonly name: string;
  readonly help: string;
  readonly hint: string;
  readonly placeholder: string;
}

function typeControl(
  type: ParameterType,
  described: Described,
  isOptional: boolean,
  literal: string | null,
  source: OfferSource,
): Control {
  const whenEmpty: WhenEmpty = isOptional ? "left out" : "refused";
  const common = { ...described, whenEmpty };
  switch (type.kind) {
    case "string":
      return textControl(common, source);
    case "number":
      return { ...common, kind: "number", isWhole: false, min: null, max: null };
    case "boolean":
      // Left out, neither true nor false is said: that takes three answers.
      return isOptional && literal !== "true" && literal !== "false"
        ? { ...common, kind: "choice", options: [leftOut, choiceOf(true), choiceOf(false)], first: "" }
        : { ...common, hint: "", kind: "checkbox", isOnAtFirst: literal === "true" };
    case "date":
      return { ...common, kind: /(?:At|Time|Timestamp)$/.test(described.name) ? "dateTime" : "date" };
    case "choice": {
      const options = type.options.map((option) => choiceOf(option));
      const first = options.find(({ name }) => name === literal) ?? options[0];
      const isLeftOut = isOptional && literal === null;
      return {
        ...common,
        hint: isLeftOut ? common.hint : "",
        kind: "choice",
        options: isLeftOut ? [leftOut, ...options] : options,
        first: isLeftOut ? "" : (first?.value ?? ""),
      };
    }
    case "nullable":
      return { ...common, kind: "nullable", of: typeControl(type.of, described, isOptional, literal, source) };
    case "list": {
      const item = { ...described, help: "", hint: "", placeholder: "" };
      return {
        ...common,
        whenEmpty: isOptional ? "left out" : "empty text",
        kind: "list",
        item: () => typeControl(type.of, item, false, null, source),
      };
    }
    case "element":
      return {
        ...common,
        kind: "element",
        className: type.className,
        fields: fieldControls(type.className, source, 1),
      };
    case "object":
      return { ...common, kind: "object", fields: parameterControls(type.properties, source) };
    case "json":
      return { ...common, kind: "json", typeText: type.text };
  }
}

function textControl(common: Described & { readonly whenEmpty: WhenEmpty }, source: OfferSource): Control {
  const children = childOffers(common.name, source);
  if (children !== null && children.length > 0) return { ...common, kind: "offer", offers: children };
  const suggestions = namedAggregateOffers(common.name, source) ?? [];
  const whenEmpty = common.whenEmpty === "left out" ? "left out" : "empty text";
  return { ...common, whenEmpty, kind: "text", isLong: false, suggestions, maxLength: null };
}

/** `"PENDING"` → PENDING; what is no literal is shown as it is written, and not taken for a value. */
function literalOf(text: string | null): string | null {
  if (text === null) return null;
  const quoted = /^(["'`])([^"'`\\$]*)\1$/.exec(text.trim());
  if (quoted !== null) return quoted[2] ?? "";
  return /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(text.trim()) ? text.trim() : null;
}
