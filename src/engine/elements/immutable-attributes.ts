import type { FieldSlot } from "../fields/field-slot.ts";
import type { ElementSchema } from "../schema/element-schema.ts";
import { imageToPlain, mapImages } from "../cluster/image.ts";
import { kept } from "../values/kept.ts";
import { fixedDate } from "../values/moment.ts";
import { nestedView } from "../values/nested-view.ts";
import { immutable } from "./attribute-guard.ts";

/** What stands behind an immutable element. */
export interface Held {
  readonly schema: ElementSchema;
  readonly values: readonly unknown[];
}

/** Gives events and value objects one read-only property per field; what is nested in it is read-only as well. */
export function defineImmutableAttributes<E extends object>(
  prototype: E,
  slots: readonly FieldSlot[],
  heldBy: (element: E) => Held,
): void {
  for (const slot of slots) {
    const { index } = slot;
    Object.defineProperty(prototype, slot.name, {
      get: slot.isPlain
        ? function (this: E): unknown {
            return heldBy(this).values[index];
          }
        : function (this: E): unknown {
            return readImmutable(heldBy(this), slot);
          },
      set(this: E) {
        throw immutable(heldBy(this).schema.name, slot.name);
      },
      enumerable: true,
      configurable: true,
    });
  }
}

const views = new WeakMap<object, unknown>();

function readImmutable({ schema, values }: Held, slot: FieldSlot): unknown {
  const value = values[slot.index];
  if (typeof value === "number") return fixedDate(value, schema.name, slot.name);
  // What is not a date is a list, a dict or an image, or nothing.
  if (typeof value !== "object" || value === null) return null;
  return kept(views, value, () => {
    const plain = slot.definition.isAssociation ? mapImages(value, imageToPlain) : value;
    return nestedView(
      // An image, a list or a dict reads as an array or an object.
      () => plain as Readonly<Record<string, unknown>>,
      () => {
        throw immutable(schema.name, slot.name);
      },
    );
  });
}
