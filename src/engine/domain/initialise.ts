import { markedMethodsOf } from "../decorators/method-marks.ts";
import { ConfigurationError } from "../errors.ts";
import { AggregateSchema, type ElementSchema, EventSchema } from "../schema/element-schema.ts";
import { knownSchemaOf } from "../schema/schema-of.ts";
import type { Domain } from "./domain.ts";
import { createdEventOf, discardedEventOf, factEventOf } from "./generated-events.ts";
import { resolveFields, resolveInvariants, rootAggregateOf } from "./resolve.ts";

/** Resolves every name of a domain, and refuses a model that contradicts itself (DOM6). May run again later. */
export function initialise(domain: Domain): void {
  const { registry } = domain;
  assertDistinctCategories(registry.aggregates);
  for (const aggregate of registry.aggregates) addGeneratedEvents(domain, aggregate);
  const elements = [...registry.elements.values()];
  for (const schema of elements) resolvePartOf(domain, schema);
  for (const schema of elements) resolveFields(schema, registry);
  for (const schema of elements) resolveInvariants(schema);
  for (const aggregate of registry.aggregates) resolveAppliers(domain, aggregate);
  assertAppliedOnce(registry.aggregates);
  for (const aggregate of registry.aggregates) assertReplayable(aggregate);
  resolveHandlers(domain);
}

function assertDistinctCategories(aggregates: readonly AggregateSchema[]): void {
  for (const [index, aggregate] of aggregates.entries()) {
    const other = aggregates.slice(0, index).find((candidate) => candidate.category === aggregate.category);
    if (other === undefined) continue;
    throw new ConfigurationError(
      `${other.name} and ${aggregate.name} share the stream category "${aggregate.category}": give one of them another streamCategory`,
    );
  }
}

function addGeneratedEvents(domain: Domain, aggregate: AggregateSchema): void {
  const { registry, typePrefix } = domain;
  const { options } = aggregate;
  if (options.factEvents === true && aggregate.fact === null) {
    aggregate.fact = factEventOf(aggregate, typePrefix);
    registry.add(aggregate.fact);
  }
  if (!aggregate.isEventSourced) return;
  if (aggregate.created === null) {
    aggregate.created =
      options.created === undefined
        ? createdEventOf(aggregate, typePrefix)
        : lifecycleEvent(domain, aggregate, "created");
    if (options.created === undefined) registry.add(aggregate.created);
  }
  if (aggregate.discarded === null) {
    aggregate.discarded =
      options.discarded === undefined
        ? discardedEventOf(aggregate, typePrefix)
        : lifecycleEvent(domain, aggregate, "discarded");
    if (options.discarded === undefined) registry.add(aggregate.discarded);
  }
}

function lifecycleEvent(
  { registry }: Domain,
  aggregate: AggregateSchema,
  option: "created" | "discarded",
): EventSchema {
  const asker = `Option \`${option}\` of ${aggregate.name}`;
  const schema = registry.resolve(aggregate.options[option] ?? "", asker);
  if (schema instanceof EventSchema) return schema;
  throw new ConfigurationError(
    `${asker} is \`${schema.name}\`, which is registered as ${schema.kind}: it takes an event`,
  );
}

function resolvePartOf({ registry, partOf }: Domain, schema: ElementSchema): void {
  const target = partOf.get(schema);
  if (target === undefined) return;
  const parentOf = (element: ElementSchema): ElementSchema | null => {
    const parent = partOf.get(element);
    return parent === undefined ? null : registry.resolve(parent, `\`partOf\` of ${element.name}`);
  };
  schema.aggregate = rootAggregateOf(schema, registry.resolve(target, `\`partOf\` of ${schema.name}`), parentOf);
}

function resolveAppliers({ registry }: Domain, aggregate: AggregateSchema): void {
  aggregate.appliers.clear();
  for (const { name, method, marks } of markedMethodsOf(aggregate.type)) {
    for (const mark of marks) {
      if (mark.role !== "apply") continue;
      const place = `@apply of \`${name}\` in ${aggregate.name}`;
      if (!aggregate.isEventSourced)
        throw new ConfigurationError(
          `${place} is never called: ${aggregate.name} is not event-sourced. Add \`eventSourced: true\``,
        );
      const event = registry.resolve(mark.event, place);
      if (!(event instanceof EventSchema))
        throw new ConfigurationError(`${place} takes an event, and ${event.name} is registered as ${event.kind}`);
      if (aggregate.appliers.has(event))
        throw new ConfigurationError(
          `${aggregate.name} applies \`${event.name}\` in two methods: one of them is enough`,
        );
      aggregate.appliers.set(event, method);
    }
  }
}

function assertAppliedOnce(aggregates: readonly AggregateSchema[]): void {
  const appliedBy = new Map<EventSchema, AggregateSchema>();
  for (const aggregate of aggregates) {
    for (const event of aggregate.appliers.keys()) {
      const other = appliedBy.get(event);
      const isInherited =
        other !== undefined &&
        (aggregate.type.prototype instanceof other.type || other.type.prototype instanceof aggregate.type);
      if (other !== undefined && !isInherited) {
        throw new ConfigurationError(
          `Event \`${event.name}\` is applied by two event-sourced aggregates, ${other.name} and ${aggregate.name}: an event belongs to one`,
        );
      }
      appliedBy.set(event, aggregate);
    }
  }
}

/** What a custom created event does not carry must come out the same in every replay. */
function assertReplayable(aggregate: AggregateSchema): void {
  const { created } = aggregate;
  if (created === null || created.isGenerated) return;
  for (const slot of aggregate.fields.slots) {
    const isComputed = slot.hasDefault && typeof slot.definition.settings.default === "function";
    if (!isComputed || slot === aggregate.fields.identity || created.fields.get(slot.name) !== undefined) continue;
    throw new ConfigurationError(
      `Field \`${slot.name}\` of ${aggregate.name} has a computed default that every replay would compute anew: add \`${slot.name}\` to its created event \`${created.name}\``,
    );
  }
  for (const slot of created.fields.slots) {
    if (!slot.isRequired || slot.hasDefault || aggregate.fields.get(slot.name) !== undefined) continue;
    throw new ConfigurationError(
      `The created event \`${created.name}\` requires \`${slot.name}\`, which ${aggregate.name} does not have: make it optional, or add the field to ${aggregate.name}`,
    );
  }
}

function resolveHandlers({ registry, streamPrefix }: Domain): void {
  for (const handler of registry.handlers.values()) {
    if (handler.streamCategory !== null) {
      const category = handler.streamCategory;
      handler.category = category === "$all" || category.includes("::") ? category : `${streamPrefix}::${category}`;
    } else if (handler.partOf !== null) {
      const target = registry.resolve(handler.partOf, `\`partOf\` of ${handler.name}`);
      if (!(target instanceof AggregateSchema))
        throw new ConfigurationError(
          `\`partOf\` of ${handler.name} is \`${target.name}\`, which is registered as ${target.kind}: handlers belong to an aggregate`,
        );
      handler.category = target.category;
    }
    for (const method of handler.methods) {
      const place = `@handle of \`${method.name}\` in ${handler.name}`;
      const event = knownSchemaOf(method.event);
      if (!(event instanceof EventSchema))
        throw new ConfigurationError(`${place} takes an event class that is registered with a domain`);
      method.schema = event;
    }
  }
}
