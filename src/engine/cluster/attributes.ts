import { InvalidOperationError, ValidationError } from "../errors.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { Refusal } from "../fields/refusal.ts";
import type { Association } from "../schema/element-schema.ts";
import { kept } from "../values/kept.ts";
import { fixedDate } from "../values/moment.ts";
import { nestedView } from "../values/nested-view.ts";
import type { Cell } from "./cell.ts";
import { changeCluster, isUnwatched } from "./change.ts";
import { cellOf } from "./cluster-node.ts";
import { childrenIn, moveChildren } from "./children.ts";
import { childCell, EntityCollection } from "./entity-collection.ts";

/** Gives a class one property per field: reading and assigning them is all that a person sees of a cell. */
export function defineAttributes(prototype: object, slots: readonly FieldSlot[]): void {
  for (const slot of slots) {
    const { index } = slot;
    Object.defineProperty(prototype, slot.name, {
      get: slot.isPlain
        ? function (this: object): unknown {
            return cellOf(this).values[index];
          }
        : function (this: object): unknown {
            return readAttribute(cellOf(this), slot);
          },
      set(this: object, value: unknown) {
        writeAttribute(cellOf(this), slot, value);
      },
      enumerable: true,
      configurable: true,
    });
  }
}

export function readAttribute(cell: Cell, slot: FieldSlot): unknown {
  const value = cell.values[slot.index];
  // A `hasOne` holds the child's cell.
  if (slot.definition.kind === "hasOne") return value === null ? null : (value as Cell).node;
  if (value === null || slot.definition.isAssociation) return value;
  if (slot.isNested) return viewOf(cell, slot);
  // A date is held as a number.
  return fixedDate(value as number, cell.schema.name, slot.name);
}

/** One view per attribute, so that `account.tags === account.tags`. */
function viewOf(cell: Cell, slot: FieldSlot): unknown {
  cell.views ??= new Map();
  return kept(cell.views, slot.index, () =>
    nestedView(
      // A nested value is a frozen array or object; once it is null, the view of what was there reads as empty.
      () => (cell.values[slot.index] ?? {}) as Readonly<Record<string, unknown>>,
      (copy) => writeAttribute(cell, slot, copy),
    ),
  );
}

/** Rule FLD7: assigning validates like construction does. */
export function writeAttribute(cell: Cell, slot: FieldSlot, value: unknown): void {
  if (slot.definition.isAssociation) return writeChildren(cell, slot, value);
  const accepted = slot.accept(value);
  if (accepted instanceof Refusal) throw new ValidationError({ [slot.name]: accepted.texts }, cell.schema.name);
  const before = cell.values[slot.index];
  if (slot === cell.schema.fields.identity && before !== null) {
    if (slot.equals(before, accepted)) return;
    throw new InvalidOperationError(`Identifiers cannot be changed once set`);
  }
  if (isUnwatched(cell)) {
    cell.values[slot.index] = accepted;
    return;
  }
  changeCluster(cell, slot.name, () => {
    cell.values[slot.index] = accepted;
    return () => {
      cell.values[slot.index] = before;
    };
  });
}

function writeChildren(cell: Cell, slot: FieldSlot, value: unknown): void {
  const before = cell.values[slot.index];
  if (value === before) return;
  const association = cell.schema.associations.find((candidate) => candidate.slot.index === slot.index);
  if (association === undefined) throw new Error(`${slot.name} is no association`);
  const children = childCellsOf(value, association);
  if (before instanceof EntityCollection) return before.replace(children);
  const own = childrenIn(cell, slot);
  if (children[0] === own[0]) return;
  changeCluster(cell, slot.name, () => {
    moveChildren(cell, slot, own, children);
    return () => moveChildren(cell, slot, children, own);
  });
}

/** @throws ValidationError when something else is given than entities of the class */
export function childCellsOf(value: unknown, association: Association): readonly Cell[] {
  if (value === null || value === undefined) return [];
  const isList = association.slot.definition.kind === "hasMany" && Array.isArray(value);
  const entities: readonly unknown[] = isList ? value : [value];
  return entities.map((entity) => childCell(entity, association));
}
