import type { ModelDescription } from "../sandbox/model-description.ts";

/**
 * Why a stored event no longer fits the model, in words; null when it fits. Only names and presence are looked at: values
 * are checked when the event is applied.
 */
export function misfitOf(
  event: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
  model: ModelDescription,
): string | null {
  const element = model.elements.find(({ type }) => type === event.type);
  if (element === undefined) return `The model has no event of type ${event.type}`;
  const known = new Set(element.fields.map(({ name }) => name));
  const unknown = Object.keys(event.data).filter((name) => !known.has(name));
  const missing = element.fields.filter(
    ({ name, required, hasDefault }) => required && !hasDefault && (event.data[name] ?? null) === null,
  );
  if (missing.length > 0)
    return `${element.name} requires ${missing.map(({ name }) => name).join(", ")}, which this event does not have`;
  return unknown.length > 0 ? `${element.name} no longer has the field ${unknown.join(", ")}` : null;
}
