import type { EventSchema } from "../schema/element-schema.ts";
import type { WireMetadata } from "./event-metadata.ts";

/** Number of an event in its save, where there is none: an event-sourced aggregate counts one version per event. */
export const noNumber = 0;

/** Where an event that was raised stands. */
export interface Place {
  readonly stream: string;
  readonly version: number;
  readonly number: number;
}

/** What stands behind an event. Flat and without strings of its own: memory stores keep millions of them. */
export class EventState {
  readonly schema: EventSchema;
  readonly values: readonly unknown[];
  /** When it happened, in microseconds since the epoch. */
  readonly microseconds: number;
  /** Null for an event that nobody raised yet: its id, stream, sequence id and hash are null (EVT2). */
  stream: string | null;
  /** The version that the save makes, and the event's number in that save: 1, 2 … (VER2), or `noNumber` (VER3). */
  readonly version: number;
  readonly number: number;
  /** Stream of the event that a handler was working on when this one was raised or saved (PUB3). */
  originStream: string | null;
  /** Metadata as it was stored, for an event that was read from a store. */
  readonly stored: WireMetadata | null;

  constructor(
    schema: EventSchema,
    values: readonly unknown[],
    microseconds: number,
    place: Place | null = null,
    originStream: string | null = null,
    stored: WireMetadata | null = null,
  ) {
    this.schema = schema;
    this.values = values;
    this.microseconds = microseconds;
    this.stream = place === null ? null : place.stream;
    this.version = place === null ? -1 : place.version;
    this.number = place === null ? noNumber : place.number;
    this.originStream = originStream;
    this.stored = stored;
  }

  get sequenceId(): string | null {
    if (this.stream === null) return null;
    return this.number === noNumber ? String(this.version) : `${this.version}.${this.number}`;
  }
}
