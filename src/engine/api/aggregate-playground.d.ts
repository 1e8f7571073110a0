/**
 * The modelling API: what a person types in the editor, and what a Node program imports as "aggregate-playground".
 * This file is the public face of the engine: the editor shows these types on hover, the package ships them, and the
 * engine's own code is written against them. docs/rules.md tells what each name does.
 */
// ── Fields ────────────────────────────────────────────────────────────────────────────────────────────────────
export interface FieldOptions<T> {
  readonly required?: boolean;
  /** No two stored aggregates of this class may share the value. */
  readonly unique?: boolean;
  /** This field is the identity, instead of the generated `id`. */
  readonly identifier?: boolean;
  readonly default?: T | (() => T);
  readonly choices?: readonly T[];
  /** Shown as help beside the form control that is generated for the field. */
  readonly description?: string;
}
export interface TextOptions extends FieldOptions<string> { readonly minLength?: number; readonly maxLength?: number }
export interface NumberOptions extends FieldOptions<number> { readonly min?: number; readonly max?: number }

/** `T`: the value as the model reads it. `Omittable`: may a constructor leave it out. */
export interface Field<T, Omittable extends boolean> { readonly __value?: T; readonly __omittable?: Omittable }

type Has<O, K extends string> = K extends keyof O ? true : false;
type Filled<O> = O extends { required: true } | { identifier: true } ? true : Has<O, "default">;
type Omittable<O> = Has<O, "default"> extends true ? true : O extends { required: true } ? false : true;
type Choice<T, O> = O extends { choices: readonly (infer C)[] } ? C : T;
type FieldOf<T, O> = Field<Filled<O> extends true ? Choice<T, O> : Choice<T, O> | null, Omittable<O>>;

export const field: {
  string<const O extends TextOptions = {}>(options?: O): FieldOf<string, O>;
  text<const O extends TextOptions = {}>(options?: O): FieldOf<string, O>;
  identifier<const O extends FieldOptions<string> = {}>(options?: O): FieldOf<string, O>;
  /** Filled by the engine: a UUID, or a counter when `increment` is set. */
  auto<const O extends { identifier?: boolean; increment?: boolean } = {}>(options?: O): Field<O extends { increment: true } ? number : string, true>;
  integer<const O extends NumberOptions = {}>(options?: O): FieldOf<number, O>;
  float<const O extends NumberOptions = {}>(options?: O): FieldOf<number, O>;
  boolean<const O extends FieldOptions<boolean> = {}>(options?: O): FieldOf<boolean, O>;
  /** A calendar day: a Date at midnight UTC, stored as YYYY-MM-DD. */
  date<const O extends FieldOptions<Date> = {}>(options?: O): FieldOf<Date, O>;
  dateTime<const O extends FieldOptions<Date> = {}>(options?: O): FieldOf<Date, O>;
  list<T, const O extends FieldOptions<readonly T[]> = {}>(of: Field<T, boolean>, options?: O): Field<T[], true>;
  dict<const O extends FieldOptions<Record<string, unknown>> = {}>(options?: O): FieldOf<Record<string, unknown>, O>;
  valueObject<V, const O extends { required?: boolean } = {}>(type: (() => Constructor<V>) | string, options?: O): FieldOf<V, O>;
  /** The identity of another aggregate. */
  reference<A, const O extends { required?: boolean } = {}>(type: (() => Constructor<A>) | string, options?: O): FieldOf<string, O>;
  hasOne<E>(type: (() => Constructor<E>) | string): Field<E | null, true>;
  hasMany<E>(type: (() => Constructor<E>) | string): Field<Collection<E>, true>;
};

export interface Collection<E> extends ReadonlyArray<E> {
  add(...entities: E[]): void;
  remove(...entities: E[]): void;
  /** The one entity that matches. @throws ObjectNotFoundError, TooManyObjectsError */
  get(match: Partial<E>): E;
}

// ── Elements ──────────────────────────────────────────────────────────────────────────────────────────────────
// Any class, whatever its parameters: `unknown` would refuse most.
export type Constructor<T> = abstract new (...args: any[]) => T;
// Any type of value will do.
export type Fields = Readonly<Record<string, Field<any, boolean>>>;
type ValueOf<F> = F extends Field<infer T, boolean> ? T : never;
type InputOf<T> = T extends Collection<infer E> ? readonly E[] : T;
// Any type of value will do.
type OmittableKeys<F extends Fields> = { [K in keyof F]: F[K] extends Field<any, true> ? K : never }[keyof F];
type Attributes<F extends Fields> = { -readonly [K in keyof F]: ValueOf<F[K]> };
type Initial<F extends Fields> =
  { [K in Exclude<keyof F, OmittableKeys<F>>]: InputOf<ValueOf<F[K]>> } & { [K in OmittableKeys<F>]?: InputOf<ValueOf<F[K]>> };
type Plain<T> = { [K in keyof T]: T[K] } & {};
// Any type of value will do.
type Identity<F extends Fields> = F extends { readonly id: Field<any, boolean> } ? {} : { readonly id: string };
type Create<I> = {} extends I ? [initial?: Plain<I>] : [initial: Plain<I>];
// Any type of value will do.
type WithId<F extends Fields> = Initial<F> & (F extends { readonly id: Field<any, boolean> } ? {} : { id?: string });

export interface AggregateRoot {
  /** Records a domain event: it stays pending until the aggregate is saved. */
  raise(event: DomainEvent): void;
  /** The pending events, oldest first. */
  readonly events: readonly DomainEvent[];
  /** -1 until the first save; then the number of the last stored version. */
  readonly version: number;
  readonly createdOn: Date | null;
  readonly lastModifiedOn: Date | null;
  readonly isDiscarded: boolean;
  /** Appends every pending event in one atomic transaction, or none. @throws ExpectedVersionError */
  save(): Promise<void>;
  discard(): void;
  toDict(): Record<string, unknown>;
}
export interface EntityNode {
  raise(event: DomainEvent): void;
  /** The immediate parent. */
  readonly owner: AggregateRoot & { readonly id: string };
  /** The aggregate root of the cluster. */
  readonly root: AggregateRoot & { readonly id: string };
  toDict(): Record<string, unknown>;
}
export interface DomainEvent {
  readonly metadata: EventMetadata;
  /** The fields alone. */
  readonly payload: Record<string, unknown>;
  /** `_metadata` (wire names) and the fields. */
  toDict(): Record<string, unknown>;
}
export interface EventMetadata {
  readonly id: string | null;
  readonly type: string;
  readonly fqn: string;
  readonly kind: "EVENT";
  readonly stream: string | null;
  readonly originStream: string | null;
  readonly timestamp: Date;
  readonly version: string;
  readonly sequenceId: string | null;
  readonly payloadHash: string | null;
}

export function Aggregate<F extends Fields>(fields: F): new (...initial: Create<WithId<F>>) => Attributes<F> & Identity<F> & AggregateRoot;
export function Entity<F extends Fields>(fields: F): new (...initial: Create<WithId<F>>) => Attributes<F> & Identity<F> & EntityNode;
export function ValueObject<F extends Fields>(fields: F): new (...initial: Create<Initial<F>>) =>
  Readonly<Attributes<F>> & { equals(other: unknown): boolean; with(changes: Partial<Plain<Initial<F>>>): Readonly<Attributes<F>>; toDict(): Record<string, unknown> };
export function Event<F extends Fields>(fields: F): new (...initial: Create<Initial<F>>) => Readonly<Attributes<F>> & DomainEvent;

// ── Domain and its decorators (TC39 standard decorators) ───────────────────────────────────────────────────────
type ClassDecorator<T = object> = (target: Constructor<T>, context: ClassDecoratorContext) => void;
export type Mutator<A> = (aggregate: A | null, event: DomainEvent) => A | null;
// Any aggregate, so that a mutator of its own class fits.
export interface AggregateOptions<A = any> {
  /** Generate `<Aggregate>FactEvent` with the whole state at every save. */
  readonly factEvents?: boolean;
  /** State is rebuilt from events alone, by @apply methods or by `mutator`. */
  readonly eventSourced?: boolean;
  readonly mutator?: Mutator<A>;
  /** Event classes that replace the built-in `<Aggregate>Created` and `<Aggregate>Discarded`. */
  readonly created?: Constructor<DomainEvent>;
  readonly discarded?: Constructor<DomainEvent>;
  readonly streamCategory?: string;
  readonly snapshotEvery?: number;
}
type PartOf = { readonly partOf: Constructor<object> | string };

export class Domain {
  constructor(name: string);
  readonly name: string;
  aggregate(target: Constructor<AggregateRoot>, context: ClassDecoratorContext): void;
  aggregate(options?: AggregateOptions): ClassDecorator<AggregateRoot>;
  entity(options: PartOf): ClassDecorator<EntityNode>;
  valueObject(target: Constructor<object>, context: ClassDecoratorContext): void;
  valueObject(options?: Partial<PartOf>): ClassDecorator;
  event(options: PartOf & { readonly version?: number }): ClassDecorator<DomainEvent>;
  eventHandler(options: Partial<PartOf> & { readonly streamCategory?: string }): ClassDecorator;
  /** Resolves every `partOf` and association. Called on first use. @throws ConfigurationError */
  init(): void;
  /** Sends events to the subscribers and the broker without storing them. */
  publish(events: DomainEvent | readonly DomainEvent[]): Promise<void>;
  /** Calls `handler` for published and stored events that match; returns the unsubscribe function. */
  subscribe<E extends DomainEvent>(type: Constructor<E>, handler: (event: E) => void | Promise<void>): () => void;
  subscribe(matches: (event: DomainEvent) => boolean, handler: (event: DomainEvent) => void | Promise<void>): () => void;
}
// Any method, whatever its parameters.
type MethodDecorator<M extends (...args: any[]) => unknown> = (method: M, context: ClassMethodDecoratorContext) => void;
export const invariant: { readonly pre: MethodDecorator<() => void>; readonly post: MethodDecorator<() => void> };
export function apply<E extends DomainEvent>(type: Constructor<E>): MethodDecorator<(event: E) => void>;
export function handle<E extends DomainEvent>(type: Constructor<E>): MethodDecorator<(event: E) => void | Promise<void>>;
/** Pre-invariants on entry, post-invariants once at the end; on failure every change made inside is undone. */
export function atomicChange(aggregate: AggregateRoot, change: () => void): void;

// ── Application ───────────────────────────────────────────────────────────────────────────────────────────────
export class Application implements Disposable {
  constructor(domain: Domain, options?: { readonly eventStore?: EventStore; readonly keepPendingOnFailure?: boolean });
  readonly domain: Domain;
  readonly eventStore: EventStore;
  readonly persistencePolicy: PersistencePolicy;
  repositoryFor<A extends AggregateRoot>(type: Constructor<A>): Repository<A>;
  /** One transaction for everything that `work` saves: all of it is stored, or none. */
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
  [Symbol.dispose](): void;
}
export interface PersistencePolicy { readonly isOpen: boolean; close(): void }
export interface Repository<A> {
  /** Stores the aggregate and its pending events. @throws ValidationError, ExpectedVersionError */
  add(aggregate: A): Promise<void>;
  /** @throws ObjectNotFoundError */
  get(id: string, at?: { readonly version: number } | { readonly timestamp: Date }): Promise<A>;
  has(id: string): Promise<boolean>;
  ids(): Promise<readonly string[]>;
  takeSnapshot(id: string): Promise<void>;
}

// ── Event store ───────────────────────────────────────────────────────────────────────────────────────────────
/** A stored event, in Message DB's terms. */
export interface Message {
  readonly id: string;
  readonly streamName: string;
  readonly type: string;
  /** 0, 1, 2 … without gaps within the stream. */
  readonly position: number;
  /** 1, 2, 3 … across the store. */
  readonly globalPosition: number;
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly time: Date;
}
export interface NewMessage { readonly type: string; readonly data: Record<string, unknown>; readonly metadata?: Record<string, unknown>; readonly id?: string }
export interface ReadOptions { readonly from?: number; readonly to?: number; readonly limit?: number; readonly direction?: "forward" | "backward" }
export interface Append { readonly streamName: string; readonly messages: readonly NewMessage[]; /** Position of the last message the writer has seen; -1 for none. */ readonly expectedVersion?: number }
export interface EventStore {
  /** All appends, or none of them. @throws ExpectedVersionError */
  append(appends: readonly Append[]): Promise<readonly Message[]>;
  read(streamName: string, options?: ReadOptions): Promise<readonly Message[]>;
  readCategory(category: string, options?: ReadOptions): Promise<readonly Message[]>;
  readAll(options?: ReadOptions): Promise<readonly Message[]>;
  lastMessage(streamName: string): Promise<Message | null>;
}
export class MemoryEventStore implements EventStore {
  append(appends: readonly Append[]): Promise<readonly Message[]>;
  read(streamName: string, options?: ReadOptions): Promise<readonly Message[]>;
  readCategory(category: string, options?: ReadOptions): Promise<readonly Message[]>;
  readAll(options?: ReadOptions): Promise<readonly Message[]>;
  lastMessage(streamName: string): Promise<Message | null>;
}
/** The event object that a stored message holds. @throws ConfigurationError when no registered class has that type */
export function toDomainEvent(domain: Domain, message: Message): DomainEvent;

// ── Errors ────────────────────────────────────────────────────────────────────────────────────────────────────
export class DomainError extends Error {}
export class ValidationError extends DomainError { constructor(messages: string | Record<string, readonly string[]>); readonly messages: Readonly<Record<string, readonly string[]>> }
export class InvalidDataError extends ValidationError {}
export class InvalidOperationError extends DomainError {}
export class IncorrectUsageError extends DomainError {}
export class ConfigurationError extends DomainError {}
export class ObjectNotFoundError extends DomainError {}
export class TooManyObjectsError extends DomainError {}
export class EntityIsDiscardedError extends DomainError {}
export class NotImplementedError extends DomainError {}
export class ExpectedVersionError extends DomainError { readonly streamName: string; readonly expected: number; readonly actual: number }
export {};
