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

/** Cells of the subtree, the cell itself first. */
export function subtreeOf(cell: Cell): readonly Cell[] {
  return [cell, ...childrenOf(cell).flatMap(subtreeOf)];
}
