import { ConfigurationError } from "../errors.ts";
import type { Target } from "../fields/field-definition.ts";
import type { FieldSlot, TargetElement } from "../fields/field-slot.ts";
import { AggregateSchema, type ElementSchema, EventSchema } from "../schema/element-schema.ts";
import type { Registry } from "./registry.ts";
import { valueObjectTarget } from "./value-object-target.ts";

/** Finds the class that every field of an element points to (DOM6). */
export function resolveFields(schema: ElementSchema, registry: Registry): void {
  schema.associations.length = 0;
  for (const slot of schema.fields.slots) resolveField(schema, slot, registry);
  const identifiers = schema.fields.slots.filter((slot) => slot.isIdentifier);
  const isRooted = schema.kind === "aggregate" || schema.kind === "entity";
  if (isRooted && identifiers.length > 1) {
    const names = identifiers.map((slot) => `\`${slot.name}\``).join(" and ");
    throw new ConfigurationError(`${schema.name} has two identifier fields, ${names}: one of them is enough`);
  }
}

function resolveField(schema: ElementSchema, slot: FieldSlot, registry: Registry): void {
  const field = `Field \`${slot.name}\` of ${schema.name}`;
  const { definition } = slot;
  if (definition.of !== null) resolveItem(slot, registry, field);
  if (definition.target === null) return;
  if (definition.isAssociation && !mayHaveChildren(schema)) {
    throw new ConfigurationError(
      `${field} is an association: ${schema.kind === "event" ? "an event" : "a value object"} cannot have children, only values`,
    );
  }
  const target = registry.resolve(targetOf(definition.target, field), field);
  if (definition.kind === "reference") return;
  if (definition.kind === "valueObject") slot.target = requireValueObject(target, field);
  else schema.associations.push({ slot, child: requireEntity(target, field) });
}

function resolveItem(slot: FieldSlot, registry: Registry, field: string): void {
  const item = slot.item;
  if (item === null) return;
  if (item.definition.isAssociation)
    throw new ConfigurationError(`${field} is a list of children: use field.hasMany() for them`);
  if (item.definition.target === null) return;
  const target = registry.resolve(targetOf(item.definition.target, field), field);
  if (item.definition.kind === "valueObject") item.target = requireValueObject(target, field);
}

/** Events that the engine generates carry the children of their aggregate as values. */
const mayHaveChildren = (schema: ElementSchema): boolean =>
  schema.kind === "aggregate" || schema.kind === "entity" || (schema instanceof EventSchema && schema.isGenerated);

function targetOf(target: Target, field: string): ElementSchema["type"] | string {
  if (typeof target === "string") return target;
  // Untyped callers may pass anything, and a class that is declared further down is undefined before it is declared.
  const type: unknown = typeof target === "function" ? target() : undefined;
  // A class that was found behind the thunk; whether it is registered is asked next.
  if (typeof type === "function") return type as ElementSchema["type"];
  throw new ConfigurationError(
    `${field} points to nothing: pass the class as a thunk, as in field.hasMany(() => Hold)`,
  );
}

function requireEntity(target: ElementSchema, field: string): ElementSchema {
  if (target.kind === "entity") return target;
  throw new ConfigurationError(
    `${field} has \`${target.name}\` as a child, which is registered as ${target.kind}: children are entities`,
  );
}

function requireValueObject(target: ElementSchema, field: string): TargetElement {
  if (target.kind === "value object") return valueObjectTarget(target);
  throw new ConfigurationError(
    `${field} has \`${target.name}\` as a value, which is registered as ${target.kind}: register it as a value object`,
  );
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

/** The aggregate that `partOf` leads to, through entities. */
export function rootAggregateOf(
  element: ElementSchema,
  partOf: ElementSchema,
  parentOf: (schema: ElementSchema) => ElementSchema | null,
): AggregateSchema {
  const seen = new Set<ElementSchema>([element]);
  let at: ElementSchema | null = partOf;
  while (at !== null && !(at instanceof AggregateSchema) && !seen.has(at)) {
    seen.add(at);
    at = parentOf(at);
  }
  if (at instanceof AggregateSchema) return at;
  throw new ConfigurationError(`\`partOf\` of ${element.name} leads to ${partOf.name}, and from there to no aggregate`);
}
