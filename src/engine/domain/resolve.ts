import { ConfigurationError } from "../errors.ts";
import type { Target } from "../fields/field-definition.ts";
import type { FieldSlot } from "../fields/field-slot.ts";
import { type ElementSchema, EventSchema } from "../schema/element-schema.ts";
import type { Registry } from "./registry.ts";
import { valueObjectKind } from "./value-object-kind.ts";

/** Finds the class that every field of an element points to (DOM6). */
export function resolveFields(schema: ElementSchema, registry: Registry): void {
  const { name, fields, associations } = schema;
  associations.length = 0;
  for (const slot of fields.slots) resolveField(schema, slot, registry);
  const identifiers = fields.slots.filter((slot) => slot.isIdentifier);
  if (fields.identity !== null && identifiers.length > 1) {
    const names = identifiers.map((slot) => `\`${slot.name}\``).join(" and ");
    throw new ConfigurationError(`${name} has two identifier fields, ${names}: one of them is enough`);
  }
}

function resolveField(schema: ElementSchema, slot: FieldSlot, registry: Registry): void {
  const place = `Field \`${slot.name}\` of ${schema.name}`;
  const { item, definition } = slot;
  const { kind, target } = definition;
  if (item?.definition.isAssociation === true)
    throw new ConfigurationError(`${place} is a list of children: use field.hasMany() for them`);
  if (item !== null) resolveField(schema, item, registry);
  if (target === null) return;
  const type = targetOf(target, place);
  if (kind === "reference") registry.resolve(type, place);
  else if (kind === "valueObject")
    slot.valueKind = valueObjectKind(registry.resolveAs("value object", type, place), slot);
  else if (mayHaveChildren(schema))
    schema.associations.push({ slot, child: registry.resolveAs("entity", type, place) });
  else throw new ConfigurationError(`${place} is an association: ${schema.kind}s have no children, only values`);
}

/** Events that the engine generates carry the children of their aggregate as values. */
const mayHaveChildren = (schema: ElementSchema): boolean =>
  schema.fields.identity !== null || (schema instanceof EventSchema && schema.isGenerated);

function targetOf(target: Target, place: string): ElementSchema["type"] | string {
  // Untyped callers may pass anything, and a class that is declared further down is undefined before it is declared.
  const type: unknown = typeof target === "function" ? target() : target;
  // A name, or a class that was found behind the thunk; whether it is registered is asked next.
  if (typeof type === "function" || typeof type === "string") return type as ElementSchema["type"] | string;
  throw new ConfigurationError(`${place} points to nothing: pass a thunk, as in field.hasMany(() => Hold)`);
}

/** Which invariants a cluster has at any depth; an entity may contain its own kind. */
export function resolveInvariants(schema: ElementSchema): void {
  const all = reachableFrom(schema, new Set());
  schema.clusterHasPre = all.some((element) => element.preInvariants.length > 0);
  schema.clusterHasPost = all.some((element) => element.postInvariants.length > 0);
}

function reachableFrom(schema: ElementSchema, seen: Set<ElementSchema>): readonly ElementSchema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [schema, ...schema.associations.flatMap(({ child }) => reachableFrom(child, seen))];
}
