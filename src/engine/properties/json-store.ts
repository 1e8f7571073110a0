import type { Message } from "aggregate-playground";
import type { AggregateRecord, AggregateStore, Commit } from "../commit.ts";
import { MemoryEventStore } from "../store/memory-event-store.ts";

/** Keeps nothing but JSON text between calls, as a database does: what does not survive that shows. */
export class JsonStore implements AggregateStore {
  readonly #inner = new MemoryEventStore();
  /** Steps of a commit at which it shall fail, counted from 0; each is used once. */
  failAt: number | null = null;

  async commit(commit: Commit): Promise<readonly Message[]> {
    await this.#step(0);
    // The same shape, without whatever JSON does not carry: that is what this store is for.
    const copy = JSON.parse(JSON.stringify(commit)) as Commit;
    await this.#step(1);
    const stored = await this.#inner.commit(copy);
    return stored;
  }

  append: AggregateStore["append"] = async (appends) => {
    await this.#step(0);
    return this.#inner.append(appends);
  };

  read: AggregateStore["read"] = async (stream, options) => (await this.#inner.read(stream, options)).map(throughJson);
  readCategory: AggregateStore["readCategory"] = async (category, options) =>
    (await this.#inner.readCategory(category, options)).map(throughJson);
  readAll: AggregateStore["readAll"] = async (options) => (await this.#inner.readAll(options)).map(throughJson);
  lastMessage: AggregateStore["lastMessage"] = async (stream) => {
    const last = await this.#inner.lastMessage(stream);
    return last === null ? null : throughJson(last);
  };
  record: AggregateStore["record"] = async (stream) => copyOf(await this.#inner.record(stream));
  records: AggregateStore["records"] = async (category) =>
    (await this.#inner.records(category)).map((record) => copyOf(record)).filter((record) => record !== null);

  async #step(step: number): Promise<void> {
    await Promise.resolve();
    if (this.failAt !== step) return;
    this.failAt = null;
    throw new Error("The store failed");
  }
}

// The same shape, as above.
const throughJson = (message: Message): Message => ({
  ...(JSON.parse(JSON.stringify(message)) as Message),
  time: message.time,
});
// The same shape, as above.
const copyOf = (record: AggregateRecord | null): AggregateRecord | null =>
  JSON.parse(JSON.stringify(record)) as AggregateRecord | null;
