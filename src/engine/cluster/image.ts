import type { ElementSchema } from "../schema/element-schema.ts";
import { fixedDate } from "../values/moment.ts";
import type { Cell } from "./cell.ts";
import { childrenIn } from "./children.ts";

/**
 * The state of an entity with all its children at one moment. Values are immutable, so an image shares them with the
 * cell it was taken from; a `hasOne` holds an image or null, a `hasMany` a list of images.
 */
export interface Image {
  readonly schema: ElementSchema;
  readonly values: readonly unknown[];
}

export type Data = Readonly<Record<string, unknown>>;

export function imageOf(cell: Cell): Image {
  const { schema } = cell;
  const values = cell.values.slice();
  for (const { slot } of schema.associations) {
    const images = childrenIn(cell, slot).map(imageOf);
    values[slot.index] = slot.definition.kind === "hasOne" ? (images[0] ?? null) : images;
  }
  return { schema, values };
}

/** As JSON data: declared fields in order, a generated `id` last, children nested, nulls kept (ENT5). */
export function imageToData({ schema, values }: Image): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const slot of schema.fields.slots) {
    const value = values[slot.index];
    data[slot.name] = slot.definition.isAssociation ? mapImages(value, imageToData) : slot.toData(value);
  }
  return data;
}

/** Trusts the data as far as its values go: they were accepted when they were stored. Unknown keys are left out. */
export function dataToImage(schema: ElementSchema, data: Data): Image {
  return { schema, values: dataToValues(schema, data) };
}

export function dataToValues(schema: ElementSchema, data: Data): unknown[] {
  const values = schema.fields.slots.map((slot): unknown => {
    const member = Object.hasOwn(data, slot.name) ? data[slot.name] : undefined;
    return slot.definition.isAssociation ? null : slot.fromData(member);
  });
  for (const { slot, child } of schema.associations) {
    const member: unknown = data[slot.name];
    const load = (part: unknown): Image => dataToImage(child, isData(part) ? part : {});
    if (slot.definition.kind === "hasMany") values[slot.index] = Array.isArray(member) ? member.map(load) : [];
    else values[slot.index] = isData(member) ? load(member) : null;
  }
  return values;
}

export const isData = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** As a person's code reads the children inside a generated event: plain objects, dates as Date. */
export function imageToPlain({ schema, values }: Image): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const slot of schema.fields.slots) {
    const value = values[slot.index];
    if (slot.definition.isAssociation) plain[slot.name] = mapImages(value, imageToPlain);
    else
      plain[slot.name] = slot.isMoment && typeof value === "number" ? fixedDate(value, schema.name, slot.name) : value;
  }
  return plain;
}

export function mapImages<T>(value: unknown, map: (image: Image) => T): T | T[] | null {
  if (value === null || value === undefined) return null;
  // What stands in an association of an image: an image or a list of images.
  return Array.isArray(value) ? (value as readonly Image[]).map(map) : map(value as Image);
}
