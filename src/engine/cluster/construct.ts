import { addMessages, ValidationError } from "../errors.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { Refusal, refusals } from "../fields/refusal.ts";
import { assertKnown, type Association, type ElementSchema } from "../schema/element-schema.ts";
import { childCellsOf } from "./attributes.ts";
import type { Cell } from "./cell.ts";
import { moveChildren } from "./children.ts";
import { distinct, EntityCollection } from "./entity-collection.ts";

type Initial = Readonly<Record<string, unknown>>;

/** Fills a new entity from the values that its constructor was given; all refusals at once (FLD2). */
export function fillCell(cell: Cell, initial: Initial): void {
  const { schema } = cell;
  assertKnown(schema, Object.keys(initial));
  const refused: Record<string, readonly string[]> = {};
  for (const slot of schema.fields.slots) {
    if (slot.definition.isAssociation) continue;
    const accepted = acceptInitial(schema, slot, initial[slot.name]);
    if (accepted instanceof Refusal) refused[slot.name] = accepted.texts;
    else cell.values[slot.index] = accepted;
  }
  const children = schema.associations.map((association) => ({
    association,
    cells: acceptChildren(association, initial[association.slot.name], refused),
  }));
  if (Object.keys(refused).length > 0) throw new ValidationError(refused, schema.name);
  for (const { association, cells } of children) setChildren(cell, association, cells);
}

/** An identity that nobody gave is generated (DOM8); everything else follows its field. */
export function acceptInitial(schema: ElementSchema, slot: FieldSlot, value: unknown): unknown | Refusal {
  const { kind, settings } = slot.definition;
  const isIdentity = slot === schema.fields.identity;
  const isGenerated =
    kind === "auto" || (isIdentity && kind === "identifier" && !slot.hasDefault && settings.required !== true);
  if (isGenerated && (value === undefined || value === null || value === ""))
    return settings.increment === true ? nextNumber(schema, slot) : schema.domain.environment.uuid();
  const accepted = slot.accept(value);
  return accepted === null && isIdentity ? refusals.required() : accepted;
}

function nextNumber(schema: ElementSchema, slot: FieldSlot): number {
  const counters = schema.aggregate?.counters;
  const key = `${schema.name}.${slot.name}`;
  const next = (counters?.get(key) ?? 0) + 1;
  counters?.set(key, next);
  return next;
}

/** Refused children are told with the refused fields. */
function acceptChildren(
  association: Association,
  value: unknown,
  refused: Record<string, readonly string[]>,
): readonly Cell[] {
  try {
    return childCellsOf(value, association);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    addMessages(refused, error);
    return [];
  }
}

export function setChildren(cell: Cell, association: Association, cells: readonly Cell[]): void {
  const { slot } = association;
  if (slot.definition.kind === "hasMany") cell.values[slot.index] = new EntityCollection(cell, association);
  moveChildren(cell, slot, [], distinct(cells));
}
