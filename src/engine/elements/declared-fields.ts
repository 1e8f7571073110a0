import { ConfigurationError } from "../errors.ts";
import type { FieldSet } from "../fields/field-set.ts";
import type { ElementKind } from "../schema/element-schema.ts";

interface Declaration {
  readonly fields: FieldSet;
  readonly kind: ElementKind;
}

const declarations = new WeakMap<object, Declaration>();

/** Remembers what `Aggregate({ … })` and its like declared, until a decorator registers the class that extends it. */
export function rememberFields(base: { readonly prototype: object }, fields: FieldSet, kind: ElementKind): void {
  const taken = fields.slots.find((slot) => slot.name in base.prototype);
  if (taken !== undefined) {
    throw new ConfigurationError(
      `A field cannot be called \`${taken.name}\`: every ${kind} has that already. Choose another name`,
    );
  }
  declarations.set(base, { fields, kind });
}

/** Of the nearest class in the chain that `Aggregate({ … })` or its like made. */
export function declarationOf(type: object): Declaration | undefined {
  const declaration = declarations.get(type);
  if (declaration !== undefined) return declaration;
  const base: unknown = Object.getPrototypeOf(type);
  return typeof base === "function" ? declarationOf(base) : undefined;
}
