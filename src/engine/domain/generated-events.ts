import { eventBaseOf } from "../elements/event.ts";
import { field, type FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { type AggregateSchema, EventSchema } from "../schema/element-schema.ts";
import { rememberSchema } from "../schema/schema-of.ts";
import type { Domain } from "./domain.ts";

type Definitions = Readonly<Record<string, FieldDefinition>>;

const definitionsOf = (schema: AggregateSchema): Definitions =>
  Object.fromEntries(schema.fields.slots.map((slot) => [slot.name, slot.definition]));

/**
 * The events that the engine makes for an aggregate: `<Aggregate>FactEvent`, with `_version` and every field, children
 * nested (FCT1, FCT3); `<Aggregate>Created` with the initial values of every field, and `<Aggregate>Discarded`, unless
 * the model has events of its own for these (SRC3).
 */
export function addGeneratedEvents(domain: Domain, aggregate: AggregateSchema): void {
  const { options, isEventSourced } = aggregate;
  const lifecycleEvent = (option: "created" | "discarded", suffix: string, definitions: Definitions): EventSchema => {
    const own = options[option];
    return own === undefined
      ? generate(domain, aggregate, suffix, definitions, "generated")
      : domain.registry.resolveAs("event", own, `Option \`${option}\` of ${aggregate.name}`);
  };
  if (options.factEvents === true) {
    const fields = { _version: field.integer(), ...definitionsOf(aggregate) };
    aggregate.fact ??= generate(domain, aggregate, "FactEvent", fields, "fact");
  }
  if (!isEventSourced) return;
  aggregate.created ??= lifecycleEvent("created", "Created", definitionsOf(aggregate));
  aggregate.discarded ??= lifecycleEvent("discarded", "Discarded", {});
}

function generate(
  domain: Domain,
  aggregate: AggregateSchema,
  suffix: string,
  definitions: Definitions,
  origin: "fact" | "generated",
): EventSchema {
  const name = aggregate.name + suffix;
  const fields = FieldSet.withoutIdentity(definitions);
  const Base = eventBaseOf(fields);
  // Named computed, so that the class has the name which its type string shows.
  const named = { [name]: class extends Base {} };
  const type = named[name] ?? Base;
  const schema = new EventSchema(type, name, domain, fields, 1, origin);
  schema.aggregate = aggregate;
  rememberSchema(schema);
  domain.registry.add(schema);
  return schema;
}
