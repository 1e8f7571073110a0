import type { Constructor } from "aggregate-playground";
import { EventBase } from "../elements/event.ts";
import { InvalidOperationError } from "../errors.ts";
import { categoryOf } from "../naming.ts";
import type { EventSchema } from "../schema/element-schema.ts";
import { knownSchemaOf } from "../schema/schema-of.ts";
import { kept } from "../values/kept.ts";
import type { EventHandlerSchema } from "./event-handler.ts";
import type { Registry } from "./registry.ts";

export type EventListener = (event: never) => void | Promise<void>;
export type EventFilter = (event: never) => boolean;

/** A handler or subscriber that threw. It undoes nothing and stops nobody (PUB2). */
export interface HandlerFailure {
  /** `Shipping.ship`, or the name of a subscriber's function. */
  readonly handler: string;
  /** Type string of the event: `Ordering.OrderConfirmed.v1`. */
  readonly event: string;
  readonly error: unknown;
}

interface Handling {
  readonly event: EventBase;
  readonly handler: string;
  readonly before: Handling | null;
  readonly hop: number;
}

interface Subscription {
  readonly matches: (event: EventBase) => boolean;
  readonly listener: (event: EventBase) => void | Promise<void>;
  readonly name: string;
}

const greatestHops = 100;

// The host's console: there in Node, workers and browsers.
declare const console: { error(...parts: unknown[]): void };

/** Sends events to subscribers and event handlers, one after another, in the order that they were stored (PUB1). */
export class Dispatcher {
  /** Who is told of failures; a host that shows them replaces it. */
  report: (failure: HandlerFailure) => void = reportToConsole;
  /** Told of events that are published without being stored. */
  onPublish: (events: readonly EventBase[]) => void = () => undefined;
  readonly #registry: Registry;
  readonly #subscriptions = new Set<Subscription>();
  readonly #instances = new Map<EventHandlerSchema, object>();
  #handling: Handling | null = null;

  constructor(domain: { readonly registry: Registry }) {
    this.#registry = domain.registry;
  }

  get originStream(): string | null {
    return this.#handling === null ? null : EventBase.streamOf(this.#handling.event);
  }

  get hasListeners(): boolean {
    return this.#subscriptions.size > 0 || this.#registry.handlers.size > 0;
  }

  subscribe(what: Constructor<object> | EventFilter, handler: EventListener): () => void {
    // A class is a subscription to its events, any other function a filter. Listeners take what they subscribed to.
    const matches = isEventClass(what)
      ? (event: EventBase) => event instanceof what
      : (what as (event: EventBase) => boolean);
    // A listener takes the events that it subscribed to.
    const listener = handler as Subscription["listener"];
    const subscription = { matches, listener, name: handler.name || "subscriber" };
    this.#subscriptions.add(subscription);
    return () => this.#subscriptions.delete(subscription);
  }

  async publish(events: readonly unknown[]): Promise<void> {
    const other = events.find((event) => !EventBase.isEvent(event));
    if (other !== undefined)
      throw new InvalidOperationError(`Only events can be published, and this is a ${typeof other}`);
    const checked = events.filter((event) => EventBase.isEvent(event));
    this.onPublish(checked);
    await this.dispatch(checked);
  }

  async dispatch(events: readonly EventBase[]): Promise<void> {
    for (const event of events) await this.#dispatchOne(event);
  }

  async #dispatchOne(event: EventBase): Promise<void> {
    for (const { name, matches, listener } of Array.from(this.#subscriptions)) {
      await this.#call(event, name, () => (matches(event) ? listener(event) : undefined));
    }
    for (const handler of this.#registry.handlers.values()) {
      if (handler.category !== "$all" && handler.category !== categoryOfEvent(event)) continue;
      for (const { name, schema, method } of handler.methods) {
        if (schema !== schemaOfEvent(event)) continue;
        await this.#call(event, `${handler.name}.${name}`, () => method.call(this.#instanceOf(handler), event));
      }
    }
  }

  async #call(event: EventBase, handler: string, work: () => unknown): Promise<void> {
    const before = this.#handling;
    const hop = (before?.hop ?? 0) + 1;
    this.#handling = { event, handler, before, hop };
    try {
      if (hop > greatestHops) throw endless(this.#handling);
      await work();
    } catch (error) {
      this.report({ handler, event: schemaOfEvent(event).typeName, error });
    } finally {
      this.#handling = before;
    }
  }

  #instanceOf(handler: EventHandlerSchema): object {
    // Reflect.construct gives an object, whatever the class.
    return kept(this.#instances, handler, () => Reflect.construct(handler.type, []) as object);
  }
}

const isEventClass = (what: unknown): what is Constructor<object> =>
  typeof what === "function" && (knownSchemaOf(what) !== undefined || what.prototype instanceof EventBase);

function categoryOfEvent(event: EventBase): string | null {
  const stream = EventBase.streamOf(event);
  return stream === null ? (schemaOfEvent(event).aggregate?.category ?? null) : categoryOf(stream);
}

const schemaOfEvent = (event: EventBase): EventSchema => EventBase.heldBy(event).schema;

/** Names who called whom, from the first repetition on (PUB3). */
function endless(last: Handling): InvalidOperationError {
  const steps: string[] = [];
  for (let at: Handling | null = last; at !== null; at = at.before) {
    const step = `${schemaOfEvent(at.event).name} → ${at.handler}`;
    if (steps.includes(step)) break;
    steps.unshift(step);
  }
  return new InvalidOperationError(
    `Event handlers call one another more than ${greatestHops} times: ${steps.join(" → ")}. Let one of them raise no event`,
  );
}

function reportToConsole({ handler, event, error }: HandlerFailure): void {
  console.error(`Event handler ${handler} failed for ${event}: what was saved stays saved.`, error);
}
