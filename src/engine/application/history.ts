import type { EventStore, Message, NewMessage } from "aggregate-playground";
import type { RootCell } from "../cluster/cell.ts";
import type { Domain } from "../domain/domain.ts";
import { EventBase, loadEvent } from "../elements/event.ts";
import { ConfigurationError } from "../errors.ts";
import type { MemoryEventStore } from "../store/memory-event-store.ts";
import { RaisedMessage } from "../store/raised-message.ts";
import { replayEvent } from "./replay.ts";
import type { Until } from "./snapshot.ts";

/** The event object that a stored message holds. @throws ConfigurationError when no registered class has that type */
export function toDomainEvent(domain: Domain, message: Pick<Message, "type" | "data" | "metadata">): EventBase {
  domain.ready();
  const schema = domain.registry.events.get(message.type);
  if (schema !== undefined) return loadEvent(schema, message.data, message.metadata);
  throw new ConfigurationError(
    `No event class of the domain "${domain.name}" has the type "${message.type}": was it renamed, or has it another version?`,
  );
}

/** Replays what a stream holds after the aggregate's position, as far as asked for. */
export async function replayStored(root: RootCell, store: EventStore, domain: Domain, until: Until): Promise<void> {
  const { stream } = root;
  const { version } = until;
  const messages = await store.read(stream, {
    from: root.position + 1,
    ...(version === undefined ? {} : { to: version }),
  });
  for (const message of messages) {
    const event = toDomainEvent(domain, message);
    if (isAsked(event, message.position, until)) replayEvent(root, stream, event, message.position);
  }
}

/** The same in one process, where the events themselves are there: nothing is printed and parsed. */
export function replayInMemory(root: RootCell, store: MemoryEventStore, domain: Domain, until: Until): void {
  const { stream } = root;
  const sources = store.sources(stream);
  for (let position = root.position + 1; position < sources.length; position += 1) {
    const source = sources[position]?.source;
    if (source === undefined) continue;
    const event = eventOf(source, domain);
    if (isAsked(event, position, until)) replayEvent(root, stream, event, position);
  }
}

function isAsked(event: EventBase, position: number, { version, microseconds }: Until): boolean {
  if (version !== undefined && position > version) return false;
  return microseconds === undefined || EventBase.heldBy(event).microseconds <= microseconds;
}

function eventOf(source: EventBase | NewMessage, domain: Domain): EventBase {
  const isEvent = EventBase.isEvent(source);
  if (isEvent && EventBase.heldBy(source).schema.domain === domain) return source;
  const { type, data, metadata = {} } = isEvent ? new RaisedMessage(source) : source;
  return toDomainEvent(domain, { type, data, metadata });
}
