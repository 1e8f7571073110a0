import { defineAttributes } from "../cluster/attributes.ts";
import { cellOf } from "../cluster/cluster-node.ts";
import type { FieldSet } from "../fields/field-set.ts";
import { InvalidOperationError } from "../errors.ts";
import { rememberFields } from "./declared-fields.ts";

/** Attributes of an aggregate or entity; `id` always reads as the identity, whatever its field is called. */
export function defineEntityAttributes(
  base: { readonly prototype: object },
  fields: FieldSet,
  kind: "aggregate" | "entity",
): void {
  rememberFields(base, fields, kind);
  defineAttributes(base.prototype, fields.slots);
  if (fields.get("id") !== undefined) return;
  Object.defineProperty(base.prototype, "id", {
    get(this: object): string {
      return cellOf(this).id;
    },
    set() {
      throw new InvalidOperationError("Identifiers cannot be changed once set");
    },
    configurable: true,
  });
}
