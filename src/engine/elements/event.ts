import type { EventMetadata } from "aggregate-playground";
import { dataToValues, imageToData } from "../cluster/image.ts";
import type { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import type { EventSchema } from "../schema/element-schema.ts";
import { schemaOf } from "../schema/schema-of.ts";
import { parseTimestamp } from "../timestamp.ts";
import { immutable, immutableGuard } from "./attribute-guard.ts";
import { rememberFields } from "./declared-fields.ts";
import { readableMetadata, type WireMetadata, wireMetadata } from "./event-metadata.ts";
import { EventState } from "./event-state.ts";
import { defineImmutableAttributes } from "./immutable-attributes.ts";
import type { Initial } from "./initial.ts";
import { acceptAll } from "./value-object.ts";

/** Something that happened: deeply immutable (EVT3). */
export class EventBase {
  readonly #state: EventState;

  constructor(initial: Initial | EventState = {}) {
    if (initial instanceof EventState) {
      this.#state = initial;
      return;
    }
    // What extends `Event(…)` is registered as an event.
    const schema = schemaOf(new.target) as EventSchema;
    const microseconds = schema.domain.environment.now() * 1000;
    this.#state = new EventState(schema, acceptAll(schema, initial), microseconds);
  }

  static heldBy(event: EventBase): EventState {
    return event.#state;
  }

  static isEvent(value: unknown): value is EventBase {
    return typeof value === "object" && value !== null && #state in value;
  }

  /** Printed anew each time, hash and all: an event in a memory store is small until somebody looks at it. */
  static wireOf(event: EventBase): WireMetadata {
    const state = event.#state;
    return state.stored ?? wireMetadata(state);
  }

  static streamOf(event: EventBase): string | null {
    const state = event.#state;
    return state.stream ?? state.stored?.stream ?? null;
  }

  get metadata(): EventMetadata {
    return readableMetadata(EventBase.wireOf(this));
  }

  set metadata(_value: EventMetadata) {
    throw immutable(this.#state.schema.name, "metadata");
  }

  get payload(): Record<string, unknown> {
    return imageToData(this.#state);
  }

  set payload(_value: Record<string, unknown>) {
    throw immutable(this.#state.schema.name, "payload");
  }

  toDict(): Record<string, unknown> {
    return { _metadata: { ...EventBase.wireOf(this) }, ...this.payload };
  }
}

Object.setPrototypeOf(EventBase.prototype, immutableGuard);

export function Event(fields: Readonly<Record<string, FieldDefinition>>): typeof EventBase {
  return eventBaseOf(FieldSet.withoutIdentity(fields));
}

/** @param fields may hold associations in an event that the engine generates: their values are images */
export function eventBaseOf(fields: FieldSet): typeof EventBase {
  const Base = class extends EventBase {};
  rememberFields(Base, fields, "event");
  defineImmutableAttributes(Base.prototype, fields.slots, EventBase.heldBy);
  return Base;
}

/** An event object with accepted values, without running the constructor of the model's class. */
export function makeEvent(state: EventState): EventBase {
  // Reflect.construct gives what the constructor makes: an EventBase.
  return Reflect.construct(EventBase, [state], state.schema.type) as EventBase;
}

/** @param metadata as it was stored: it is given out unchanged (FCT5) */
export function loadEvent(schema: EventSchema, data: Initial, metadata: Initial): EventBase {
  const microseconds = parseTimestamp(metadata["timestamp"]) ?? 0;
  const values = dataToValues(schema, data);
  const stored = storedMetadata(new EventState(schema, values, microseconds), metadata);
  return makeEvent(new EventState(schema, values, microseconds, null, null, stored));
}

/** What strangers left out is filled in; they may have numbers where the wire form has texts. */
function storedMetadata(event: EventState, metadata: Initial): WireMetadata {
  const wire: Record<string, string | null> = { ...wireMetadata(event), timestamp: "" };
  for (const key of Object.keys(wire)) {
    const value = metadata[key];
    if (typeof value === "string" || typeof value === "number") wire[key] = String(value);
  }
  // The same keys still, with texts for texts.
  return wire as unknown as WireMetadata;
}
