import type { AggregateOptions, Constructor } from "aggregate-playground";
import { methodsMarked } from "../decorators/method-marks.ts";
import { declarationOf } from "../elements/declared-fields.ts";
import { type Environment, systemEnvironment } from "../environment.ts";
import { ConfigurationError } from "../errors.ts";
import type { FieldSet } from "../fields/field-set.ts";
import { snakeCase, streamPrefixOf, typePrefixOf } from "../naming.ts";
import {
  AggregateSchema,
  type ElementDomain,
  type ElementKind,
  ElementSchema,
  EventSchema,
  type Invariant,
  type SavingApplication,
} from "../schema/element-schema.ts";
import { rememberSchema } from "../schema/schema-of.ts";
import { Dispatcher, type EventFilter, type EventListener } from "./dispatcher.ts";
import type { EventHandlerSchema } from "./event-handler.ts";
import { initialise } from "./initialise.ts";
import { Registry } from "./registry.ts";

type Type = Constructor<object>;
type PartOf = Type | string;
type Context = ClassDecoratorContext;
type Decorator = (target: Type, context?: Context) => void;

/** Told of every new domain: a host that runs a model finds its domain by it. */
export const domainListeners = new Set<(domain: Domain) => void>();

/** The classes of one model, and the stream and type names that they have. */
export class Domain implements ElementDomain {
  readonly name: string;
  readonly environment: Environment;
  readonly streamPrefix: string;
  readonly typePrefix: string;
  readonly registry = new Registry();
  readonly dispatcher: Dispatcher;
  /** What each element said it is part of, until `init()` resolves it. */
  readonly partOf = new Map<ElementSchema, PartOf>();
  /** Open applications, the latest last. */
  readonly applications = new Set<SavingApplication>();
  #isReady = false;

  constructor(name: string, environment: Environment = systemEnvironment) {
    if (typeof name !== "string" || name.trim() === "")
      throw new ConfigurationError(`A domain needs a name, as in new Domain("Banking")`);
    this.name = name;
    this.environment = environment;
    this.streamPrefix = streamPrefixOf(name);
    this.typePrefix = typePrefixOf(name);
    this.dispatcher = new Dispatcher(this);
    for (const listener of domainListeners) listener(this);
  }

  get originStream(): string | null {
    return this.dispatcher.originStream;
  }

  get currentApplication(): SavingApplication | null {
    return [...this.applications].at(-1) ?? null;
  }

  // Decorators are called without their object: they are functions that know it.
  readonly aggregate = overloaded((options: AggregateOptions) => (target) => this.#addAggregate(target, options));
  readonly valueObject = overloaded((options: { readonly partOf?: PartOf }) => (target) => {
    this.#add(new ElementSchema("value object", ...this.#parts(target, "value object")), options.partOf);
  });
  readonly entity =
    (options: { readonly partOf: PartOf }): Decorator =>
    (target) => {
      this.#add(
        new ElementSchema("entity", ...this.#parts(target, "entity")),
        requirePartOf(options, "entity", target),
      );
    };
  readonly event =
    (options: { readonly partOf: PartOf; readonly version?: number }): Decorator =>
    (target) => {
      const [type, name, domain, fields] = this.#parts(target, "event");
      const version = options?.version ?? 1;
      if (!Number.isInteger(version) || version < 1)
        throw new ConfigurationError(`The version of event ${name} must be 1, 2, 3 …, not ${version}`);
      this.#add(new EventSchema(type, name, domain, fields, version), requirePartOf(options, "event", target));
    };
  readonly eventHandler =
    (options: { readonly partOf?: PartOf; readonly streamCategory?: string }): Decorator =>
    (target) => {
      this.registry.addHandler(handlerOf(target, options));
      this.#isReady = false;
    };

  init(): void {
    initialise(this);
    this.#isReady = true;
  }

  ready(): void {
    if (!this.#isReady) this.init();
  }

  async publish(events: object | readonly object[]): Promise<void> {
    this.ready();
    await this.dispatcher.publish(Array.isArray(events) ? events : [events]);
  }

  readonly subscribe = (what: Type | EventFilter, handler: EventListener): (() => void) =>
    this.dispatcher.subscribe(what, handler);

  #addAggregate(target: Type, options: AggregateOptions): void {
    const [type, name, domain, fields, invariants] = this.#parts(target, "aggregate");
    assertEventSourcedOptions(name, options);
    const own = options.streamCategory ?? snakeCase(name);
    if (own.includes("-") || own === "") {
      throw new ConfigurationError(
        `streamCategory "${own}" of ${name} cannot contain "-", after which the identity begins: use "_"`,
      );
    }
    this.#add(
      new AggregateSchema(type, name, domain, fields, invariants, options, `${this.streamPrefix}::${own}`),
      undefined,
    );
  }

  #add(schema: ElementSchema, partOf: PartOf | undefined): void {
    this.registry.add(schema);
    if (partOf !== undefined) this.partOf.set(schema, partOf);
    rememberSchema(schema);
    this.#isReady = false;
  }

  #parts(
    target: Type,
    kind: ElementKind,
  ): [Type, string, ElementDomain, FieldSet, { pre: Invariant[]; post: Invariant[] }] {
    const declaration = declarationOf(target);
    const name = target.name;
    if (declaration === undefined || declaration.kind !== kind) {
      const factory = kind === "value object" ? "ValueObject" : kind.slice(0, 1).toUpperCase() + kind.slice(1);
      throw new ConfigurationError(
        `${name || "The class"} is registered as ${kind}, so it must extend ${factory}({ … })`,
      );
    }
    if (name === "") throw new ConfigurationError(`A class of a domain needs a name`);
    const having = (role: "pre" | "post"): Invariant[] =>
      methodsMarked(target, role).map((marked) => ({ name: marked.name, check: marked.method }));
    return [target, name, this, declaration.fields, { pre: having("pre"), post: having("post") }];
  }
}

/** A decorator that may be written with or without options. */
function overloaded<O extends object>(make: (options: O) => Decorator) {
  // All options are optional where a decorator may be written without them.
  const noOptions = {} as O;
  return (target?: Type | O, context?: Context): Decorator | void => {
    // Without options it is called as the decorator itself: with a class.
    if (typeof target === "function") return make(noOptions)(target, context);
    return make(target ?? noOptions);
  };
}

function requirePartOf(options: { readonly partOf: PartOf } | undefined, kind: string, target: Type): PartOf {
  // Untyped callers may leave it out; a class that is declared further down is undefined here.
  const partOf: PartOf | undefined = options?.partOf;
  if (partOf !== undefined) return partOf;
  throw new ConfigurationError(
    `The ${kind} ${target.name} needs \`partOf\`, an aggregate: its name as a string when it is declared further down`,
  );
}

function assertEventSourcedOptions(name: string, options: AggregateOptions): void {
  if (options.eventSourced === true) return;
  const given = (["mutator", "created", "discarded", "snapshotEvery"] as const).find(
    (option) => options[option] !== undefined,
  );
  if (given !== undefined)
    throw new ConfigurationError(
      `Option \`${given}\` of ${name} is for event-sourced aggregates: add \`eventSourced: true\``,
    );
}

function handlerOf(
  type: Type,
  options: { readonly partOf?: PartOf; readonly streamCategory?: string },
): EventHandlerSchema {
  const methods = methodsMarked(type, "handle").map(({ name, method, mark: { event } }) => ({
    name,
    method,
    event,
    schema: null,
  }));
  if (options.partOf === undefined && options.streamCategory === undefined) {
    throw new ConfigurationError(
      `The event handler ${type.name} needs \`partOf\`, an aggregate, or \`streamCategory\`: "$all" for every event`,
    );
  }
  return {
    name: type.name,
    type,
    partOf: options.partOf ?? null,
    streamCategory: options.streamCategory ?? null,
    methods,
    category: null,
  };
}
