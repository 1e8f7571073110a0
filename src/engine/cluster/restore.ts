import type { ElementSchema } from "../schema/element-schema.ts";
import type { Cell } from "./cell.ts";
import { setChildren } from "./construct.ts";
import { type Image, mapImages } from "./image.ts";

/** Makes an entity without running its constructor: no ids, no defaults, no invariants. */
export type BlankEntity = (schema: ElementSchema) => Cell;

/** Sets a cell and all below it to the state of an image; children are made anew. */
export function restore(cell: Cell, image: Image, blank: BlankEntity): void {
  for (const slot of cell.schema.fields.slots) {
    if (!slot.definition.isAssociation) cell.values[slot.index] = image.values[slot.index];
  }
  for (const association of cell.schema.associations) {
    const { slot, child } = association;
    const images = mapImages(image.values[slot.index], (part) => part) ?? [];
    const cells = (Array.isArray(images) ? images : [images]).map((part) => {
      const made = blank(child);
      restore(made, part, blank);
      return made;
    });
    setChildren(cell, association, cells);
  }
}
