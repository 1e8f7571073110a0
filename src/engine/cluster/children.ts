import { IncorrectUsageError } from "../errors.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import type { Cell } from "./cell.ts";
import type { EntityCollection } from "./entity-collection.ts";

/** The children of an entity, association by association, in declared order. */
export function childrenOf(cell: Cell): readonly Cell[] {
  return cell.schema.associations.flatMap(({ slot }) => childrenIn(cell, slot));
}

export function childrenIn(cell: Cell, slot: FieldSlot): readonly Cell[] {
  const value = cell.values[slot.index];
  if (value === null) return [];
  // A `hasOne` holds a cell, a `hasMany` a collection: the cell's own invariant.
  return slot.definition.kind === "hasOne" ? [value as Cell] : (value as EntityCollection).cells;
}

/** An association has the children `after` instead of `before`, without any check. */
export function moveChildren(cell: Cell, slot: FieldSlot, before: readonly Cell[], after: readonly Cell[]): void {
  for (const child of after) if (!before.includes(child)) adopt(child, cell);
  for (const child of before) if (!after.includes(child)) child.owner = null;
  // As above.
  if (slot.definition.kind === "hasMany") (cell.values[slot.index] as EntityCollection).hold(after);
  else cell.values[slot.index] = after[0] ?? null;
}

/** An entity has one parent at a time. */
function adopt(child: Cell, owner: Cell): void {
  if (child.owner !== null && child.owner !== owner)
    throw new IncorrectUsageError(`${child.label} is already part of ${child.owner.label}: remove it there first`);
  child.owner = owner;
}
