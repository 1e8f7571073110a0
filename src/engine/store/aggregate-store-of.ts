import type { EventStore, Message } from "aggregate-playground";
import type { AggregateStore, Commit } from "../commit.ts";
import { kept } from "../values/kept.ts";
import { RecordTable } from "./record-table.ts";

/** Records of stores that keep none themselves: one table per store, whoever opens it in this process. */
const keepers = new WeakMap<EventStore, AggregateStore>();

/** The store itself when it keeps aggregate records, else one around it that keeps them in memory beside it. */
export function aggregateStoreOf(store: EventStore): AggregateStore {
  if (isAggregateStore(store)) return store;
  return kept(keepers, store, () => new RecordKeeper(store));
}

const isAggregateStore = (store: EventStore): store is AggregateStore =>
  "commit" in store && "record" in store && "records" in store;

/** Commits one after another: records are changed when the store has accepted the messages, and only then. */
class RecordKeeper implements AggregateStore {
  readonly #store: EventStore;
  readonly #records = new RecordTable();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(store: EventStore) {
    this.#store = store;
  }

  commit(commit: Commit): Promise<readonly Message[]> {
    const result = this.#queue.then(() => this.#commit(commit));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #commit({ appends, changes }: Commit): Promise<readonly Message[]> {
    this.#records.assertExpected(changes);
    this.#records.assertUnique(changes);
    const messages = appends.length === 0 ? [] : await this.#store.append(appends);
    this.#records.apply(changes);
    return messages;
  }

  append: EventStore["append"] = (appends) => this.#store.append(appends);
  read: EventStore["read"] = (streamName, options) => this.#store.read(streamName, options);
  readCategory: EventStore["readCategory"] = (category, options) => this.#store.readCategory(category, options);
  readAll: EventStore["readAll"] = (options) => this.#store.readAll(options);
  lastMessage: EventStore["lastMessage"] = (streamName) => this.#store.lastMessage(streamName);

  record(stream: string): ReturnType<AggregateStore["record"]> {
    return Promise.resolve(this.#records.get(stream));
  }

  records(category: string): ReturnType<AggregateStore["records"]> {
    return Promise.resolve(this.#records.ofCategory(category));
  }
}
