import type { Append, EventStore, Message } from "aggregate-playground";
import { MemoryEventStore } from "aggregate-playground";

/** A store with nothing but the contract's methods, whose next appends fail at a chosen step. */
export class FailingStore implements EventStore {
  readonly inner = new MemoryEventStore();
  /** How many of the following appends are refused before anything is stored, or answered with an error after it. */
  failures: ("before" | "none")[] = [];

  async append(appends: readonly Append[]): Promise<readonly Message[]> {
    // A real store answers later.
    await Promise.resolve();
    if (this.failures.shift() === "before") throw new StoreDown("The disk is full");
    return this.inner.append(appends);
  }

  read: EventStore["read"] = (streamName, options) => this.inner.read(streamName, options);
  readCategory: EventStore["readCategory"] = (category, options) => this.inner.readCategory(category, options);
  readAll: EventStore["readAll"] = (options) => this.inner.readAll(options);
  lastMessage: EventStore["lastMessage"] = (streamName) => this.inner.lastMessage(streamName);
}

export class StoreDown extends Error {}
