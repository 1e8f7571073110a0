import { methodsMarked } from "../decorators/method-marks.ts";
import { ConfigurationError } from "../errors.ts";
import { AggregateSchema, type ElementSchema, EventSchema, isBasedOn } from "../schema/element-schema.ts";
import { knownSchemaOf } from "../schema/schema-of.ts";
import { kept } from "../values/kept.ts";
import type { Domain } from "./domain.ts";
import { addGeneratedEvents } from "./generated-events.ts";
import { resolveFields, resolveInvariants } from "./resolve.ts";

/** Resolves every name of a domain, and refuses a model that contradicts itself (DOM6). May run again later. */
export function initialise(domain: Domain): void {
  const { registry } = domain;
  const { aggregates } = registry;
  assertDistinctCategories(aggregates);
  for (const aggregate of aggregates) addGeneratedEvents(domain, aggregate);
  const elements = [...registry.elements.values()];
  for (const schema of elements) resolvePartOf(domain, schema);
  for (const schema of elements) resolveFields(schema, registry);
  for (const schema of elements) resolveInvariants(schema);
  for (const aggregate of aggregates) resolveAppliers(domain, aggregate);
  assertAppliedOnce(aggregates);
  for (const aggregate of aggregates) assertReplayable(aggregate);
  resolveHandlers(domain);
}

function assertDistinctCategories(aggregates: readonly AggregateSchema[]): void {
  const byCategory = new Map<string, AggregateSchema>();
  for (const aggregate of aggregates) {
    const { name, category } = aggregate;
    const first = kept(byCategory, category, () => aggregate);
    if (first === aggregate) continue;
    throw new ConfigurationError(
      `${first.name} and ${name} share the stream category "${category}": give one of them another streamCategory`,
    );
  }
}

/** The aggregate that `partOf` leads to, through entities. */
function resolvePartOf({ registry, partOf }: Domain, schema: ElementSchema): void {
  const seen = new Set<ElementSchema>();
  let at = schema;
  for (let target = partOf.get(at); target !== undefined && !seen.has(at); target = partOf.get(at)) {
    seen.add(at);
    at = registry.resolve(target, `\`partOf\` of ${at.name}`);
  }
  if (at instanceof AggregateSchema) schema.aggregate = at;
  else if (seen.size > 0)
    throw new ConfigurationError(`\`partOf\` of ${schema.name} leads to ${at.name}, and from there to no aggregate`);
}

function resolveAppliers({ registry }: Domain, aggregate: AggregateSchema): void {
  aggregate.appliers.clear();
  for (const { name, method, mark } of methodsMarked(aggregate.type, "apply")) {
    const place = `@apply of \`${name}\` in ${aggregate.name}`;
    if (!aggregate.isEventSourced)
      throw new ConfigurationError(`${place} is never called: add \`eventSourced: true\` to the aggregate`);
    const event = registry.resolveAs("event", mark.event, place);
    if (aggregate.appliers.has(event))
      throw new ConfigurationError(`${aggregate.name} applies \`${event.name}\` in two methods: one of them is enough`);
    aggregate.appliers.set(event, method);
  }
}

function assertAppliedOnce(aggregates: readonly AggregateSchema[]): void {
  const appliedBy = new Map<EventSchema, AggregateSchema>();
  for (const aggregate of aggregates) {
    for (const event of aggregate.appliers.keys()) {
      const other = kept(appliedBy, event, () => aggregate);
      if (!isBasedOn(aggregate, other) && !isBasedOn(other, aggregate)) {
        throw new ConfigurationError(
          `Event \`${event.name}\` is applied by both ${other.name} and ${aggregate.name}: an event belongs to one aggregate`,
        );
      }
      appliedBy.set(event, aggregate);
    }
  }
}

/** What a custom created event does not carry must come out the same in every replay. */
function assertReplayable({ name, fields, created }: AggregateSchema): void {
  if (created === null || created.isGenerated) return;
  for (const slot of fields.slots) {
    const isComputed = typeof slot.definition.settings.default === "function";
    if (!isComputed || slot === fields.identity || created.fields.get(slot.name) !== undefined) continue;
    throw new ConfigurationError(
      `Field \`${slot.name}\` of ${name} has a computed default that every replay would compute anew: add it to the created event \`${created.name}\``,
    );
  }
  for (const slot of created.fields.slots) {
    if (!slot.isRequired || slot.hasDefault || fields.get(slot.name) !== undefined) continue;
    throw new ConfigurationError(
      `The created event \`${created.name}\` requires \`${slot.name}\`, which ${name} does not have: make it optional, or add it to ${name}`,
    );
  }
}

function resolveHandlers({ registry, streamPrefix }: Domain): void {
  for (const handler of registry.handlers.values()) {
    const { name, streamCategory, partOf } = handler;
    if (streamCategory !== null)
      handler.category =
        streamCategory === "$all" || streamCategory.includes("::")
          ? streamCategory
          : `${streamPrefix}::${streamCategory}`;
    else if (partOf !== null)
      handler.category = registry.resolveAs("aggregate", partOf, `\`partOf\` of ${name}`).category;
    for (const method of handler.methods) {
      const event = knownSchemaOf(method.event);
      if (!(event instanceof EventSchema))
        throw new ConfigurationError(
          `@handle of \`${method.name}\` in ${name} takes an event class that is registered with a domain`,
        );
      method.schema = event;
    }
  }
}
