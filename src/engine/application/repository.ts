import type { AggregateStore } from "../commit.ts";
import { rootOf } from "../elements/aggregate.ts";
import { IncorrectUsageError, InvalidDataError } from "../errors.ts";
import { deltaStreamOf } from "../naming.ts";
import type { AggregateSchema } from "../schema/element-schema.ts";
import type { Application } from "./application.ts";
import { HeadRecord } from "./head-record.ts";
import { loadAggregate } from "./load-aggregate.ts";
import { snapshotAppend, type Until } from "./snapshot.ts";

type At = { readonly version: number } | { readonly timestamp: Date };

/** All aggregates of one class. */
export class Repository {
  readonly #application: Application;
  readonly #store: AggregateStore;
  readonly #schema: AggregateSchema;

  constructor(application: Application, store: AggregateStore, schema: AggregateSchema) {
    this.#application = application;
    this.#store = store;
    this.#schema = schema;
  }

  async add(aggregate: object): Promise<void> {
    const { schema } = rootOf(aggregate);
    if (!(aggregate instanceof this.#schema.type)) {
      throw new IncorrectUsageError(
        `The repository of ${this.#schema.name} got a ${schema.name}: ask for repositoryFor(${schema.name})`,
      );
    }
    const saving = this.#application.save(aggregate);
    if (saving !== undefined) await saving;
  }

  async get(id: string, at?: At): Promise<object> {
    if (at === undefined && this.#application.isWorking) {
      const held = this.#application.held(this.#streamOf(id));
      if (held !== undefined) return held.node;
    }
    const loading = loadAggregate(this.#store, this.#application.domain, this.#schema, id, untilOf(at));
    const root = loading instanceof Promise ? await loading : loading;
    // An aggregate of the past is nobody's current one: its identity stays free in a unit of work.
    if (at === undefined) return this.#application.adopt(root).node;
    root.application = this.#application;
    return root.node;
  }

  async has(id: string): Promise<boolean> {
    const stream = this.#streamOf(id);
    if (this.#application.held(stream) !== undefined) return true;
    if (!this.#schema.isEventSourced) return (await this.#store.record(stream))?.isDiscarded === false;
    const last = await this.#store.lastMessage(stream);
    return last !== null && last.type !== this.#schema.discarded?.typeName;
  }

  async ids(): Promise<readonly string[]> {
    if (!this.#schema.isEventSourced)
      return (await this.#store.records(this.#schema.category))
        .filter((record) => !record.isDiscarded)
        .map((record) => record.id);
    const ids = new Map<string, boolean>();
    for (const { type, streamName } of await this.#store.readCategory(this.#schema.category)) {
      if (type === this.#schema.fact?.typeName) continue;
      ids.set(streamName.slice(this.#schema.category.length + 1), type !== this.#schema.discarded?.typeName);
    }
    return [...ids].filter(([, isThere]) => isThere).map(([id]) => id);
  }

  /** Loading starts from it afterwards. @throws ObjectNotFoundError, IncorrectUsageError for a state-based aggregate */
  async takeSnapshot(id: string): Promise<void> {
    if (!this.#schema.isEventSourced) {
      throw new IncorrectUsageError(
        `${this.#schema.name} needs no snapshot, since it is not event-sourced: its state is stored as it is`,
      );
    }
    const root = await loadAggregate(this.#store, this.#application.domain, this.#schema, id, {});
    await this.#store.append([snapshotAppend(new HeadRecord(root, root), this.#schema)]);
  }

  #streamOf(id: string): string {
    return deltaStreamOf(this.#schema.category, id);
  }
}

function untilOf(at: At | undefined): Until {
  if (at === undefined) return {};
  if ("version" in at) {
    if (!Number.isInteger(at.version) || at.version < 0)
      throw new InvalidDataError({ version: [`"${at.version}" value must be an integer from 0 on.`] });
    return { version: at.version };
  }
  // The end of the millisecond that the date means.
  return { microseconds: at.timestamp.getTime() * 1000 + 999 };
}
