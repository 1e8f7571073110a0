import type { Constructor, EventStore } from "aggregate-playground";
import type { AggregateStore } from "../commit.ts";
import type { RootCell } from "../cluster/cell.ts";
import { imageOf } from "../cluster/image.ts";
import { restore } from "../cluster/restore.ts";
import type { Domain } from "../domain/domain.ts";
import { rootOf } from "../elements/aggregate.ts";
import { blankEntity } from "../elements/blank-entity.ts";
import type { Environment } from "../environment.ts";
import { IncorrectUsageError, InvalidOperationError } from "../errors.ts";
import { AggregateSchema, type SavingApplication } from "../schema/element-schema.ts";
import { schemaOf } from "../schema/schema-of.ts";
import { aggregateStoreOf } from "../store/aggregate-store-of.ts";
import { MemoryEventStore } from "../store/memory-event-store.ts";
import { kept } from "../values/kept.ts";
import { loadAggregate } from "./load-aggregate.ts";
import { commitOf, plainCommit, type PreparedSave, prepareSave, settleSave } from "./prepare-save.ts";
import { Repository } from "./repository.ts";
import { UnitOfWork } from "./unit-of-work.ts";

// Symbol.dispose came to Node with version 20.4 and to browsers later; `using` of a compiler asks for it by name.
const disposeSymbol: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

const makeMemoryStore = (environment: Environment): EventStore => new MemoryEventStore(environment);

/** Where applications store that were given no store. A host that wants to see what a program stores replaces it. */
export const defaultStores = {
  make: makeMemoryStore,
  reset(): void {
    defaultStores.make = makeMemoryStore;
  },
};

/** Decides whether an application still stores what is saved (UOW5). */
export class PersistencePolicy {
  #isOpen = true;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  close(): void {
    this.#isOpen = false;
  }
}

/** A domain with a store: what is saved goes through here. */
export class Application implements SavingApplication {
  readonly domain: Domain;
  readonly eventStore: EventStore;
  readonly persistencePolicy = new PersistencePolicy();
  readonly #store: AggregateStore;
  readonly #keepsRecords: boolean;
  readonly #keepPendingOnFailure: boolean;
  readonly #repositories = new Map<AggregateSchema, Repository>();
  readonly #saving = new Map<RootCell, Promise<void>>();
  #unitOfWork: UnitOfWork | null = null;

  constructor(
    domain: Domain,
    options: { readonly eventStore?: EventStore; readonly keepPendingOnFailure?: boolean } = {},
  ) {
    this.domain = domain;
    this.eventStore = options.eventStore ?? defaultStores.make(domain.environment);
    this.#store = aggregateStoreOf(this.eventStore);
    this.#keepsRecords = !(this.#store instanceof MemoryEventStore) || this.#store.keepsEventSourcedRecords;
    this.#keepPendingOnFailure = options.keepPendingOnFailure ?? true;
    domain.ready();
    domain.applications.add(this);
  }

  /** @throws IncorrectUsageError when the class is no aggregate of the domain */
  repositoryFor(type: Constructor<object>): Repository {
    const schema = schemaOf(type);
    if (!(schema instanceof AggregateSchema)) {
      throw new IncorrectUsageError(
        `There is no repository for ${schema.name}, which is registered as ${schema.kind}: use that of its aggregate`,
      );
    }
    this.#assertOwn(schema);
    return kept(this.#repositories, schema, () => new Repository(this, this.#store, schema));
  }

  /**
   * Everything that `work` saves is stored in one transaction after it (UOW1). One unit of work at a time: whatever
   * the application loads and saves meanwhile belongs to it.
   */
  async unitOfWork<T>(work: () => Promise<T>): Promise<T> {
    if (this.#unitOfWork !== null) {
      throw new InvalidOperationError(
        "A unit of work is at work already: await it first, or open a second Application on the same store",
      );
    }
    const unit = new UnitOfWork();
    this.#unitOfWork = unit;
    let result: T;
    try {
      result = await work();
    } catch (error) {
      await this.#fail(unit.saved);
      throw error;
    } finally {
      this.#unitOfWork = null;
    }
    await this.#commit(unit.saved);
    return result;
  }

  /** @returns nothing where it is stored already: a store in memory makes nobody wait */
  save(aggregate: object): Promise<void> | undefined {
    const root = rootOf(aggregate);
    const { schema } = root;
    this.#assertOwn(schema);
    this.#assertOpen(root);
    root.application = this;
    if (this.#unitOfWork === null) return this.#commit([root]);
    this.#unitOfWork.save(root.stream, root);
    return undefined;
  }

  close(): void {
    this.persistencePolicy.close();
    this.domain.applications.delete(this);
  }

  [disposeSymbol](): void {
    this.close();
  }

  /** Is a unit of work at work? */
  get isWorking(): boolean {
    return this.#unitOfWork !== null;
  }

  /** What the running unit of work holds for a stream. */
  held(stream: string): RootCell | undefined {
    return this.#unitOfWork?.find(stream);
  }

  /** Binds a loaded aggregate to this application, and to the running unit of work. */
  adopt(root: RootCell): RootCell {
    root.application = this;
    return this.#unitOfWork?.remember(root.stream, root) ?? root;
  }

  #commit(roots: readonly RootCell[]): Promise<void> | undefined {
    // Saves of one aggregate wait for one another; in memory nothing is ever on its way.
    if (this.#saving.size === 0) return this.#commitNow(roots);
    return Promise.allSettled(roots.map((root) => this.#saving.get(root) ?? Promise.resolve())).then(() =>
      this.#commitNow(roots),
    );
  }

  #commitNow(roots: readonly RootCell[]): Promise<void> | undefined {
    const saves: PreparedSave[] = [];
    for (const root of roots) {
      const save = prepareSave(root, this.#keepsRecords);
      if (save !== null) saves.push(save);
    }
    if (saves.length === 0) return undefined;
    for (const { root } of saves) this.#assertOpen(root);
    const { dispatcher } = this.domain;
    const dispatch = (): Promise<void> | undefined =>
      dispatcher.hasListeners ? dispatcher.dispatch(saves.flatMap((save) => save.events)) : undefined;
    const storing = this.#storeAll(saves);
    return storing === undefined ? dispatch() : storing.then(dispatch);
  }

  #storeAll(saves: readonly PreparedSave[]): Promise<void> | undefined {
    // A change that is made while the save is on its way belongs to the next one.
    const changed = saves.filter(({ root }) => root.isChanged);
    for (const { root } of changed) root.isChanged = false;
    const undo = async (error: unknown): Promise<never> => {
      for (const { root } of changed) root.isChanged = true;
      await this.#fail(saves.map(({ root }) => root));
      throw error;
    };
    const settle = (): void => {
      for (const save of saves) settleSave(save);
    };
    try {
      const commit = commitOf(saves);
      if (!(this.#store instanceof MemoryEventStore)) {
        const storing = this.#store.commit(plainCommit(commit)).then(settle);
        for (const { root } of saves) this.#saving.set(root, storing);
        const end = (): void => {
          for (const { root } of saves) this.#saving.delete(root);
        };
        return storing.finally(end).catch(undo);
      }
      this.#store.commitNow(commit);
    } catch (error) {
      return undo(error);
    }
    settle();
    return undefined;
  }

  /** Rule UOW2: pending events are kept, or dropped where the application was told so. */
  async #fail(roots: readonly RootCell[]): Promise<void> {
    if (this.#keepPendingOnFailure) return;
    for (const root of roots) {
      root.pending = [];
      if (root.schema.isEventSourced && root.version >= 0) await this.#resetToStored(root);
    }
  }

  /** Without its pending events an event-sourced aggregate is what its stored events say. */
  async #resetToStored(root: RootCell): Promise<void> {
    const stored = await loadAggregate(this.#store, this.domain, root.schema, root.id, { version: root.version });
    root.isDiscarded = false;
    restore(root, imageOf(stored), blankEntity);
    root.clock = stored.clock;
    root.lastModifiedOn = stored.lastModifiedOn;
  }

  #assertOwn(schema: AggregateSchema): void {
    if (schema.domain === this.domain) return;
    throw new IncorrectUsageError(
      `${schema.name} belongs to the domain "${schema.domain.name}", and this application to "${this.domain.name}"`,
    );
  }

  #assertOpen(root: RootCell): void {
    if (this.persistencePolicy.isOpen) return;
    throw new InvalidOperationError(
      `${root.label} was not saved: the application's persistence policy is closed. Open a new Application`,
    );
  }
}
