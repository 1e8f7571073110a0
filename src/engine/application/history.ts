import type { EventStore, Message, NewMessage } from "aggregate-playground";
import type { Domain } from "../domain/domain.ts";
import { EventBase, loadEvent } from "../elements/event.ts";
import { ConfigurationError } from "../errors.ts";
import type { MemoryEventStore } from "../store/memory-event-store.ts";
import { RaisedMessage } from "../store/raised-message.ts";
import type { Until } from "./snapshot.ts";

/** An event of a stream with its position. */
export interface HistoryEvent {
  readonly event: EventBase;
  readonly position: number;
}

/** The event object that a stored message holds. @throws ConfigurationError when no registered class has that type */
export function toDomainEvent(domain: Domain, message: Pick<Message, "type" | "data" | "metadata">): EventBase {
  domain.ready();
  const schema = domain.registry.events.get(message.type);
  if (schema !== undefined) return loadEvent(schema, message.data, message.metadata);
  throw new ConfigurationError(
    `No event class of the domain "${domain.name}" has the type "${message.type}": it was renamed, has another version, or is not registered`,
  );
}

/** Events of a stream from a position on, as far as asked for. */
export async function historyOf(
  store: EventStore,
  domain: Domain,
  stream: string,
  from: number,
  until: Until,
): Promise<readonly HistoryEvent[]> {
  const { version } = until;
  const messages = await store.read(stream, { from, ...(version === undefined ? {} : { to: version }) });
  return messages
    .map((message) => ({ position: message.position, event: toDomainEvent(domain, message) }))
    .filter((entry) => isAsked(entry, until));
}

/** In the same process the events themselves are there: nothing is printed and parsed. */
export function historyInMemory(
  store: MemoryEventStore,
  domain: Domain,
  stream: string,
  from: number,
  until: Until,
): readonly HistoryEvent[] {
  const history: HistoryEvent[] = [];
  const sources = store.sources(stream);
  for (let position = from; position < sources.length; position += 1) {
    const source = sources[position]?.source;
    if (source === undefined) continue;
    const entry = { event: eventOf(source, domain), position };
    if (isAsked(entry, until)) history.push(entry);
  }
  return history;
}

function isAsked({ event, position }: HistoryEvent, { version, microseconds }: Until): boolean {
  if (version !== undefined && position > version) return false;
  return microseconds === undefined || EventBase.heldBy(event).microseconds <= microseconds;
}

function eventOf(source: EventBase | NewMessage, domain: Domain): EventBase {
  if (!EventBase.isEvent(source)) return toDomainEvent(domain, { ...source, metadata: source.metadata ?? {} });
  if (EventBase.heldBy(source).schema.domain === domain) return source;
  const { type, data, metadata } = new RaisedMessage(source);
  return toDomainEvent(domain, { type, data, metadata });
}
