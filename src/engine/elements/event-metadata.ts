import type { EventMetadata } from "aggregate-playground";
import { imageToData } from "../cluster/image.ts";
import { payloadHashOf } from "../payload-hash.ts";
import type { EventState } from "./event-state.ts";
import { parseTimestamp, printTimestamp } from "../timestamp.ts";

/** Keys in the order that they have on the wire (EVT5). */
export interface WireMetadata {
  readonly id: string | null;
  readonly type: string;
  readonly fqn: string;
  readonly kind: string;
  readonly stream: string | null;
  readonly origin_stream: string | null;
  readonly timestamp: string;
  readonly version: string;
  readonly sequence_id: string | null;
  readonly payload_hash: string | null;
}

/** The data is hashed only for an event that was raised. */
export function wireMetadata(event: EventState): WireMetadata {
  const { schema, stream, sequenceId } = event;
  return {
    id: stream === null ? null : `${stream}-${sequenceId}`,
    type: schema.typeName,
    fqn: schema.fqn,
    kind: "EVENT",
    stream,
    origin_stream: event.originStream,
    timestamp: printTimestamp(event.microseconds),
    version: `v${schema.version}`,
    sequence_id: sequenceId,
    payload_hash: stream === null ? null : payloadHashOf(imageToData(event)),
  };
}

/** As the model's code reads it. `timestamp` is to the millisecond: the wire form has the microseconds. */
export function readableMetadata(wire: WireMetadata): EventMetadata {
  const microseconds = parseTimestamp(wire.timestamp);
  return Object.freeze({
    id: wire.id,
    type: wire.type,
    fqn: wire.fqn,
    kind: "EVENT",
    stream: wire.stream,
    originStream: wire.origin_stream,
    timestamp: new Date(microseconds === null ? Number.NaN : microseconds / 1000),
    version: wire.version,
    sequenceId: wire.sequence_id,
    payloadHash: wire.payload_hash,
  });
}
