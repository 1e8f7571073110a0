import type { Message } from "aggregate-playground";

/** Messages as NDJSON, one a line, in Message DB's words and order. */
export function* messageDbRows(messages: readonly Message[]): Generator<string> {
  for (const { id, streamName, type, position, globalPosition, data, metadata, time } of messages) {
    const row = {
      global_position: globalPosition,
      position,
      time: time.toISOString(),
      id,
      stream_name: streamName,
      type,
      data,
      metadata,
    };
    yield `${JSON.stringify(row)}\n`;
  }
}
