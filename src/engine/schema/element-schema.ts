import type { AggregateOptions, Constructor } from "aggregate-playground";
import type { Environment } from "../environment.ts";
import { InvalidDataError } from "../errors.ts";
import type { FieldSet } from "../fields/field-set.ts";
import type { FieldSlot } from "../fields/field-slot.ts";

export type ElementKind = "aggregate" | "entity" | "value object" | "event";

/** A method without parameters that throws when the cluster breaks a rule. */
export interface Invariant {
  readonly name: string;
  readonly check: (this: object) => void;
}

/** What an element knows of the domain that it is registered with. */
export interface ElementDomain {
  readonly name: string;
  readonly environment: Environment;
  /** `Banking`: types of events begin with it. */
  readonly typePrefix: string;
  /** Stream of the event that a handler is working on: its events say that they come from there (PUB3). */
  readonly originStream: string | null;
  /** Where an aggregate is saved that was neither loaded nor saved before; null when no application is open. */
  readonly currentApplication: SavingApplication | null;
  /** Resolves the classes when some were registered since the last time. @throws ConfigurationError */
  ready(): void;
}

/** What an aggregate's `save()` needs. */
export interface SavingApplication {
  /** @returns nothing where it is stored already */
  save(aggregate: object): Promise<void> | undefined;
}

/** A field that holds children, and the class that these have. */
export interface Association {
  readonly slot: FieldSlot;
  readonly child: ElementSchema;
}

/** What a domain knows of one registered class. Parts that need other classes are filled by the domain's `init()`. */
export class ElementSchema {
  readonly kind: ElementKind;
  readonly name: string;
  readonly type: Constructor<object>;
  readonly domain: ElementDomain;
  readonly fields: FieldSet;
  /** Associations in declared order, with the schema of their children. */
  readonly associations: Association[] = [];
  /** The aggregate that the element is part of; an aggregate's own schema for itself; null for a free value object. */
  aggregate: AggregateSchema | null = null;
  readonly preInvariants: readonly Invariant[];
  readonly postInvariants: readonly Invariant[];
  /** Does the element or any child below it, at any depth, have such invariants? */
  clusterHasPre = false;
  clusterHasPost = false;

  constructor(
    kind: ElementKind,
    type: Constructor<object>,
    name: string,
    domain: ElementDomain,
    fields: FieldSet,
    invariants: { readonly pre: readonly Invariant[]; readonly post: readonly Invariant[] },
  ) {
    this.kind = kind;
    this.name = name;
    this.type = type;
    this.domain = domain;
    this.fields = fields;
    this.preInvariants = invariants.pre;
    this.postInvariants = invariants.post;
  }
}

/** Is a class the other one, or does it extend it? */
export const isBasedOn = ({ type }: ElementSchema, other: ElementSchema): boolean =>
  type === other.type || type.prototype instanceof other.type;

/** @throws InvalidDataError for attributes that the element does not have (FLD2) */
export function assertKnown({ name, fields }: ElementSchema, given: readonly string[]): void {
  const unknown = given.filter((attribute) => fields.get(attribute) === undefined);
  if (unknown.length > 0)
    throw new InvalidDataError(Object.fromEntries(unknown.map((attribute) => [attribute, ["is invalid"]])), name);
}

export class EventSchema extends ElementSchema {
  readonly version: number;
  /** `Banking.AccountWithdrawn.v1`. */
  readonly typeName: string;
  /** `model.AccountWithdrawn`. */
  readonly fqn: string;
  /** Made by the engine from the whole state of an aggregate. */
  readonly isFact: boolean;
  /** A class of the engine's, not of the model's: a fact event, or a built-in created or discarded event. */
  readonly isGenerated: boolean;

  constructor(
    type: Constructor<object>,
    name: string,
    domain: ElementDomain,
    fields: FieldSet,
    version = 1,
    origin: "model" | "generated" | "fact" = "model",
  ) {
    super("event", type, name, domain, fields, { pre: [], post: [] });
    this.version = version;
    this.typeName = `${domain.typePrefix}.${name}.v${version}`;
    this.isFact = origin === "fact";
    this.isGenerated = origin !== "model";
    this.fqn = `${this.isGenerated ? "aggregate-playground" : "model"}.${name}`;
  }
}

/** Changes the aggregate as an event says: an `@apply` method of its class. */
export type Applier = (this: object, event: object) => void;

export class AggregateSchema extends ElementSchema {
  readonly options: AggregateOptions;
  /** `banking::account`. */
  readonly category: string;
  /** `banking::account:snapshot`. */
  readonly snapshotCategory: string;
  readonly appliers = new Map<EventSchema, Applier>();
  /** Generated when `factEvents` is on. */
  fact: EventSchema | null = null;
  /** Event-sourced aggregates: the events of their birth and end. */
  created: EventSchema | null = null;
  discarded: EventSchema | null = null;
  /** Last number given by `field.auto({ increment: true })`, by field. */
  readonly counters = new Map<string, number>();

  constructor(
    type: Constructor<object>,
    name: string,
    domain: ElementDomain,
    fields: FieldSet,
    invariants: { readonly pre: readonly Invariant[]; readonly post: readonly Invariant[] },
    options: AggregateOptions,
    category: string,
  ) {
    super("aggregate", type, name, domain, fields, invariants);
    this.options = options;
    this.category = category;
    this.snapshotCategory = `${category}:snapshot`;
    this.aggregate = this;
  }

  get isEventSourced(): boolean {
    return this.options.eventSourced === true;
  }
}
