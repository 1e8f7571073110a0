import type { Domain } from "../../../engine/domain/domain.ts";
import type { EventHandlerSchema } from "../../../engine/domain/event-handler.ts";
import type { FieldSlot } from "../../../engine/fields/field-slot.ts";
import {
  AggregateSchema,
  type ElementSchema,
  EventSchema,
  type Invariant,
} from "../../../engine/schema/element-schema.ts";
import type { ElementDescription, FieldDescription, ModelDescription } from "../../model-description.ts";

/** A model's domains as plain data; a model has one as a rule. @throws ConfigurationError when a domain contradicts itself */
export function describeDomains(domains: readonly Domain[], first: Domain): ModelDescription {
  for (const domain of domains) domain.init();
  const elements = domains.flatMap(({ registry }) => [
    ...[...registry.elements.values()].map(describeElement),
    ...[...registry.handlers.values()].map(describeHandler),
  ]);
  return { domain: first.name, streamPrefix: first.streamPrefix, elements };
}

function describeElement(schema: ElementSchema): ElementDescription {
  const isAggregate = schema instanceof AggregateSchema;
  const isEvent = schema instanceof EventSchema;
  return {
    kind: isEvent && schema.isFact ? "fact event" : schema.kind,
    name: schema.name,
    aggregate: schema.aggregate?.name ?? null,
    fields: schema.fields.slots.map(describeField),
    invariants: [
      ...schema.preInvariants.map(describeInvariant("pre")),
      ...schema.postInvariants.map(describeInvariant("post")),
    ],
    isEventSourced: isAggregate && schema.isEventSourced,
    hasFactEvents: isAggregate && schema.fact !== null,
    category: isAggregate ? schema.category : null,
    identifier: schema.fields.identity?.name ?? null,
    type: isEvent ? schema.typeName : null,
    handles: isAggregate ? [...schema.appliers.keys()].map((event) => event.name) : [],
  };
}

const describeInvariant =
  (when: "pre" | "post") =>
  ({ name }: Invariant): ElementDescription["invariants"][number] => ({ name, when });

function describeHandler(handler: EventHandlerSchema): ElementDescription {
  return {
    kind: "event handler",
    name: handler.name,
    aggregate: typeof handler.partOf === "function" ? handler.partOf.name : handler.partOf,
    fields: [],
    invariants: [],
    isEventSourced: false,
    hasFactEvents: false,
    category: handler.category,
    identifier: null,
    type: null,
    handles: handler.methods.map(({ event }) => event.name),
  };
}

export function describeField(slot: FieldSlot): FieldDescription {
  const { kind, settings, target } = slot.definition;
  const isComputed = typeof settings.default === "function";
  return {
    name: slot.name,
    kind,
    required: slot.isRequired,
    unique: settings.unique === true,
    identifier: slot.isIdentifier,
    default: slot.hasDefault && !isComputed ? defaultData(slot) : null,
    hasDefault: slot.hasDefault,
    choices: settings.choices === undefined ? null : [...settings.choices],
    description: settings.description ?? "",
    min: settings.min ?? null,
    max: settings.max ?? null,
    minLength: settings.minLength ?? null,
    maxLength: settings.maxLength ?? null,
    target: typeof target === "function" ? target().name : target,
    of: slot.item === null ? null : describeField(slot.item),
  };
}

/** A default in the form in which the field would store it. */
function defaultData(slot: FieldSlot): unknown {
  const accepted = slot.accept(undefined);
  return slot.toData(accepted) ?? null;
}
