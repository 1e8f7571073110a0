import type { EventMetadata } from "aggregate-playground";
import { dataToValues, valuesToData } from "../cluster/image.ts";
import { ConfigurationError } from "../errors.ts";
import type { FieldDefinition } from "../fields/field-definition.ts";
import { FieldSet } from "../fields/field-set.ts";
import { EventSchema } from "../schema/element-schema.ts";
import { schemaOf } from "../schema/schema-of.ts";
import { parseTimestamp } from "../timestamp.ts";
import { immutable, immutableGuard } from "./attribute-guard.ts";
import { rememberFields } from "./declared-fields.ts";
import { readableMetadata, type WireMetadata, wireMetadata } from "./event-metadata.ts";
import { EventState } from "./event-state.ts";
import { defineImmutableAttributes } from "./immutable-attributes.ts";
import { type Initial, Loaded } from "./initial.ts";
import { acceptAll } from "./value-object.ts";

class LoadedEvent extends Loaded {
  readonly state: EventState;

  constructor(state: EventState) {
    super(state.values);
    this.state = state;
  }
}

/** Something that happened: deeply immutable (EVT3). */
export class EventBase {
  readonly #state: EventState;

  constructor(initial: Initial | LoadedEvent = {}) {
    if (initial instanceof LoadedEvent) {
      this.#state = initial.state;
      return;
    }
    const schema = schemaOf(new.target);
    if (!(schema instanceof EventSchema))
      throw new ConfigurationError(`${schema.name} is registered as ${schema.kind}, not as event`);
    const microseconds = schema.domain.environment.now() * 1000;
    this.#state = new EventState(schema, acceptAll(schema, initial), microseconds, null, null);
  }

  static heldBy(element: object): EventState {
    if (#state in element) return element.#state;
    throw new TypeError("Not an event");
  }

  static isEvent(value: unknown): value is EventBase {
    return typeof value === "object" && value !== null && #state in value;
  }

  /** Printed anew each time, hash and all: an event in a memory store is small until somebody looks at it. */
  static wireOf(event: EventBase): WireMetadata {
    return event.#state.stored ?? wireMetadata(event.#state, () => event.payload);
  }

  static streamOf(event: EventBase): string | null {
    return event.#state.stream ?? event.#state.stored?.stream ?? null;
  }

  get metadata(): EventMetadata {
    return readableMetadata(EventBase.wireOf(this));
  }

  set metadata(_value: EventMetadata) {
    throw immutable(this.#state.schema.name, "metadata");
  }

  get payload(): Record<string, unknown> {
    return valuesToData(this.#state.schema, this.#state.values);
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
  return Reflect.construct(EventBase, [new LoadedEvent(state)], state.schema.type) as EventBase;
}

/** @param metadata as it was stored: it is given out unchanged (FCT5) */
export function loadEvent(schema: EventSchema, data: Initial, metadata: Initial): EventBase {
  const text = metadata["timestamp"];
  const microseconds = (typeof text === "string" ? parseTimestamp(text) : null) ?? 0;
  const values = dataToValues(schema, data);
  return makeEvent(new EventState(schema, values, microseconds, null, storedMetadata(schema, metadata)));
}

/** Metadata of strangers may hold numbers where the wire form has texts. */
const textOrNull = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? String(value) : null;

function storedMetadata(schema: EventSchema, metadata: Initial): WireMetadata {
  return {
    id: textOrNull(metadata["id"]),
    type: textOrNull(metadata["type"]) ?? schema.typeName,
    fqn: textOrNull(metadata["fqn"]) ?? schema.fqn,
    kind: textOrNull(metadata["kind"]) ?? "EVENT",
    stream: textOrNull(metadata["stream"]),
    origin_stream: textOrNull(metadata["origin_stream"]),
    timestamp: textOrNull(metadata["timestamp"]) ?? "",
    version: textOrNull(metadata["version"]) ?? `v${schema.version}`,
    sequence_id: textOrNull(metadata["sequence_id"]),
    payload_hash: textOrNull(metadata["payload_hash"]),
  };
}
