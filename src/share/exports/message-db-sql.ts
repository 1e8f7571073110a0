import type { Message } from "aggregate-playground";
import { messageIdOf } from "../../document/message-id.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * SQL for psql that writes the messages into Message DB, all or none. `write_message` checks each expected version, so a
 * stream that already holds something is left alone. Global positions and times are the receiving store's.
 */
export function* messageDbSql(messages: readonly Message[]): Generator<string> {
  yield "BEGIN;\nSET LOCAL search_path TO message_store, public;\n";
  for (const { id, streamName, type, position, data, metadata } of messages) {
    // Message DB's ids are UUIDs.
    const messageId = uuid.test(id) ? id : messageIdOf(streamName, position);
    const values = [
      quoted(messageId),
      quoted(streamName),
      quoted(type),
      `${quoted(JSON.stringify(data))}::jsonb`,
      `${quoted(JSON.stringify(metadata))}::jsonb`,
      String(position - 1),
    ];
    yield `SELECT write_message(${values.join(", ")});\n`;
  }
  yield "COMMIT;\n";
}

/** A string literal that means the same whatever `standard_conforming_strings` is set to. */
function quoted(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return doubled.includes("\\") ? `E'${doubled.replaceAll("\\", "\\\\")}'` : `'${doubled}'`;
}
