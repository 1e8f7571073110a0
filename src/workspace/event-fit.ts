import type { ModelDescription } from "../sandbox/model-description.ts";
import { classOfType } from "./outcome-words.ts";

/**
 * Why a stored event no longer fits the model, in words; null when it fits. Only names and presence are looked at: values
 * are checked when the event is applied.
 */
export function misfitOf(
  event: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
  model: ModelDescription,
): string | null {
  const element = model.elements.find(({ type }) => type === event.type);
  if (element === undefined) return strangerWords(event.type, model);
  const known = new Set(element.fields.map(({ name }) => name));
  const unknown = Object.keys(event.data).filter((name) => !known.has(name));
  const missing = element.fields.filter(
    ({ name, required, hasDefault }) => required && !hasDefault && (event.data[name] ?? null) === null,
  );
  if (missing.length > 0)
    return `${element.name} requires ${missing.map(({ name }) => name).join(", ")}, which this event does not have`;
  return unknown.length > 0 ? `${element.name} no longer has the field ${unknown.join(", ")}` : null;
}

/** `Banking.AccountWithdrawn.v1`, which no class of the model stands for. */
function strangerWords(type: string, model: ModelDescription): string {
  const name = classOfType(type);
  const known = model.elements.find((element) => element.type !== null && classOfType(element.type) === name);
  const versionOf = (text: string) => text.split(".").at(-1) ?? "";
  return known?.type === undefined || known.type === null
    ? `the model no longer has an event ${name}`
    : `it was stored as ${versionOf(type)}, and the model has ${name} only as ${versionOf(known.type)}`;
}
