import { InvalidOperationError, ValidationError } from "../errors.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { Refusal } from "../fields/refusal.ts";
import { fixedDate } from "../values/moment.ts";
import { nestedView } from "../values/nested-view.ts";
import type { Cell } from "./cell.ts";
import { changeCluster, isUnwatched } from "./change.ts";
import { cellOf } from "./cluster-node.ts";
import { childCell, EntityCollection } from "./entity-collection.ts";
import { adopt, orphan } from "./adoption.ts";

/** Gives a class one property per field: reading and assigning them is all that a person sees of a cell. */
export function defineAttributes(prototype: object, slots: readonly FieldSlot[]): void {
  for (const slot of slots) {
    const { index } = slot;
    const isPlain = !slot.isNested && !slot.isMoment && !slot.definition.isAssociation;
    Object.defineProperty(prototype, slot.name, {
      get: isPlain
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
  if (value === null || !(slot.isNested || slot.isMoment)) return value;
  if (slot.isNested) return viewOf(cell, slot);
  // A date is held as a number.
  return fixedDate(value as number, cell.schema.name, slot.name);
}

/** One view per attribute, so that `account.tags === account.tags`. */
function viewOf(cell: Cell, slot: FieldSlot): unknown {
  cell.views ??= new Map();
  const known = cell.views.get(slot.index);
  if (known !== undefined) return known;
  // A nested value is a frozen array or object; once it is null, the view of what was there reads as empty.
  const view = nestedView(
    () => (cell.values[slot.index] ?? {}) as Readonly<Record<string, unknown>>,
    (copy) => writeAttribute(cell, slot, copy),
  );
  cell.views.set(slot.index, view);
  return view;
}

/** Rule FLD7: assigning validates like construction does. */
export function writeAttribute(cell: Cell, slot: FieldSlot, value: unknown): void {
  if (slot.definition.kind === "hasOne") return writeChild(cell, slot, value);
  if (slot.definition.kind === "hasMany") return writeChildren(cell, slot, value);
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

function writeChild(cell: Cell, slot: FieldSlot, value: unknown): void {
  const child = value === null || value === undefined ? null : childCell(value, slot, childSchemaOf(cell, slot));
  // A `hasOne` holds a cell or null.
  const before = cell.values[slot.index] as Cell | null;
  if (child === before) return;
  changeCluster(cell, slot.name, () => {
    if (child !== null) adopt(child, cell);
    if (before !== null) orphan(before);
    cell.values[slot.index] = child;
    return () => {
      if (child !== null) orphan(child);
      if (before !== null) adopt(before, cell);
      cell.values[slot.index] = before;
    };
  });
}

function writeChildren(cell: Cell, slot: FieldSlot, value: unknown): void {
  const collection = cell.values[slot.index];
  if (value === collection || !(collection instanceof EntityCollection)) return;
  collection.replace(childCellsOf(value, cell, slot));
}

export function childCellsOf(value: unknown, cell: Cell, slot: FieldSlot): readonly Cell[] {
  if (value === null || value === undefined) return [];
  const child = childSchemaOf(cell, slot);
  const entities: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entities.map((entity) => childCell(entity, slot, child));
}

export function childSchemaOf(cell: Cell, slot: FieldSlot): Cell["schema"] {
  const association = cell.schema.associations.find((candidate) => candidate.slot.index === slot.index);
  if (association === undefined) throw new Error(`\`${slot.name}\` is no association of ${cell.schema.name}`);
  return association.child;
}
