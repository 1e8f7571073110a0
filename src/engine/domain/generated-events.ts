import { eventBaseOf } from "../elements/event.ts";
import { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { type AggregateSchema, EventSchema } from "../schema/element-schema.ts";
import { rememberSchema } from "../schema/schema-of.ts";

type Definitions = Readonly<Record<string, FieldDefinition>>;

const definitionsOf = (schema: AggregateSchema): Definitions =>
  Object.fromEntries(schema.fields.slots.map((slot) => [slot.name, slot.definition]));

/** `<Aggregate>FactEvent`: `_version`, then every field of the aggregate, its children nested (FCT1, FCT3). */
export function factEventOf(schema: AggregateSchema, typePrefix: string): EventSchema {
  const fields = { _version: new FieldDefinition("integer"), ...definitionsOf(schema) };
  return generate(schema, `${schema.name}FactEvent`, fields, typePrefix, "fact");
}

/** `<Aggregate>Created`: the initial values of every field (SRC3). */
export function createdEventOf(schema: AggregateSchema, typePrefix: string): EventSchema {
  return generate(schema, `${schema.name}Created`, definitionsOf(schema), typePrefix, "generated");
}

/** `<Aggregate>Discarded`: that it ended says all. */
export function discardedEventOf(schema: AggregateSchema, typePrefix: string): EventSchema {
  return generate(schema, `${schema.name}Discarded`, {}, typePrefix, "generated");
}

function generate(
  aggregate: AggregateSchema,
  name: string,
  definitions: Definitions,
  typePrefix: string,
  origin: "fact" | "generated",
): EventSchema {
  const fields = FieldSet.withoutIdentity(definitions);
  const Base = eventBaseOf(fields);
  // Named computed, so that the class has the name which its type string shows.
  const named = { [name]: class extends Base {} };
  const type = named[name] ?? Base;
  const schema = new EventSchema(type, name, aggregate.domain, fields, { version: 1, typePrefix, origin });
  schema.aggregate = aggregate;
  rememberSchema(schema);
  return schema;
}
