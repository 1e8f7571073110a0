import { InvalidDataError, ValidationError, type Messages } from "../errors.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { Refusal, refusals } from "../fields/refusal.ts";
import type { ElementSchema } from "../schema/element-schema.ts";
import { adopt } from "./adoption.ts";
import { childCellsOf, childSchemaOf } from "./attributes.ts";
import type { Cell } from "./cell.ts";
import { childCell, EntityCollection } from "./entity-collection.ts";

type Initial = Readonly<Record<string, unknown>>;

/** Fills a new entity from the values that its constructor was given; all refusals at once (FLD2). */
export function fillCell(cell: Cell, initial: Initial): void {
  assertKnown(cell.schema, initial);
  const refused: Record<string, readonly string[]> = {};
  for (const slot of cell.schema.fields.slots) {
    if (slot.definition.isAssociation) continue;
    const accepted = acceptInitial(cell.schema, slot, initial[slot.name]);
    if (accepted instanceof Refusal) refused[slot.name] = accepted.texts;
    else cell.values[slot.index] = accepted;
  }
  const children = collectChildren(cell, initial, refused);
  throwIfAny(refused, cell.schema);
  for (const { slot, cells } of children) setChildren(cell, slot, cells);
}

/** @throws InvalidDataError for attributes that the element does not have */
export function assertKnown(schema: ElementSchema, initial: Initial): void {
  const unknown = Object.keys(initial).filter((name) => schema.fields.get(name) === undefined);
  if (unknown.length === 0) return;
  throw new InvalidDataError(Object.fromEntries(unknown.map((name) => [name, ["is invalid"]])), schema.name);
}

/** An identity that nobody gave is generated (DOM8); everything else follows its field. */
export function acceptInitial(schema: ElementSchema, slot: FieldSlot, value: unknown): unknown | Refusal {
  const isAbsent = value === undefined || value === null || value === "";
  const { kind, settings } = slot.definition;
  if (isAbsent && kind === "auto")
    return settings.increment === true ? nextNumber(schema, slot) : schema.domain.environment.uuid();
  if (
    isAbsent &&
    slot === schema.fields.identity &&
    kind === "identifier" &&
    !slot.hasDefault &&
    settings.required !== true
  ) {
    return schema.domain.environment.uuid();
  }
  const accepted = slot.accept(value);
  return accepted === null && slot === schema.fields.identity ? refusals.required() : accepted;
}

function nextNumber(schema: ElementSchema, slot: FieldSlot): number {
  const counters = schema.aggregate?.counters;
  const key = `${schema.name}.${slot.name}`;
  const next = (counters?.get(key) ?? 0) + 1;
  counters?.set(key, next);
  return next;
}

type Children = readonly { readonly slot: FieldSlot; readonly cells: readonly Cell[] }[];

function collectChildren(cell: Cell, initial: Initial, refused: Record<string, readonly string[]>): Children {
  return cell.schema.associations.map(({ slot }) => {
    try {
      return { slot, cells: initialChildren(cell, slot, initial[slot.name]) };
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      for (const [field, texts] of Object.entries(error.messages))
        refused[field] = [...(refused[field] ?? []), ...texts];
      return { slot, cells: [] };
    }
  });
}

function initialChildren(cell: Cell, slot: FieldSlot, value: unknown): readonly Cell[] {
  if (slot.definition.kind === "hasMany") return childCellsOf(value, cell, slot);
  return value === null || value === undefined ? [] : [childCell(value, slot, childSchemaOf(cell, slot))];
}

export function setChildren(cell: Cell, slot: FieldSlot, cells: readonly Cell[]): void {
  if (slot.definition.kind === "hasOne") {
    const [child] = cells;
    if (child !== undefined) adopt(child, cell);
    cell.values[slot.index] = child ?? null;
    return;
  }
  const collection = new EntityCollection(cell, slot, childSchemaOf(cell, slot));
  collection.load(cells);
  cell.values[slot.index] = collection;
}

function throwIfAny(refused: Messages, schema: ElementSchema): void {
  if (Object.keys(refused).length > 0) throw new ValidationError(refused, schema.name);
}
