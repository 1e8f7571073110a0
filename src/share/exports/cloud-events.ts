import type { Message } from "aggregate-playground";
import { categoryOf } from "../../engine/naming.ts";

/**
 * Messages as a batch of CloudEvents 1.0 in JSON (`application/cloudevents-batch+json`). `source` and `id` together name
 * an event; position, global position and metadata are extension attributes, texts because an attribute's number ends at 2^31.
 */
export function* cloudEvents(messages: readonly Message[]): Generator<string> {
  yield "[";
  for (const [index, message] of messages.entries())
    yield `${index === 0 ? "" : ","}\n  ${JSON.stringify(eventOf(message))}`;
  yield messages.length === 0 ? "]\n" : "\n]\n";
}

function eventOf({ id, streamName, type, position, globalPosition, data, metadata, time }: Message) {
  return {
    specversion: "1.0",
    id,
    source: `/${encodeURIComponent(categoryOf(streamName).toWellFormed())}`,
    type,
    subject: streamName,
    time: time.toISOString(),
    datacontenttype: "application/json",
    sequence: String(position),
    sequencetype: "Integer",
    globalposition: String(globalPosition),
    eventmetadata: JSON.stringify(metadata),
    data,
  };
}
