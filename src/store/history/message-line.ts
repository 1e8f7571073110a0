import type { Message } from "aggregate-playground";
import { messageIdOf } from "../../document/message-id.ts";
import { parseTimestamp, printTimestamp } from "../../engine/timestamp.ts";
import { placeOfStream, streamKinds, streamNameOf } from "./stream-family.ts";
import { DamagedRowError, spoken, type Vocabulary, type VocabularyWriter } from "./vocabulary.ts";

type Data = Readonly<Record<string, unknown>>;

/**
 * A message as it lies in a row, without what follows from the rest: stream × 3 + kind, type, position, data, metadata;
 * then the time when it is not the metadata's, and the id when it does not follow from stream and position.
 */
export type MessageLine =
  | readonly [stream: number, type: number, position: number, data: Data, metadata: MetadataLine]
  | readonly [number, number, number, Data, MetadataLine, time: number]
  | readonly [number, number, number, Data, MetadataLine, time: number, id: string];

/** Sequence id, timestamp in microseconds, payload hash; all of it when it has other keys than the engine's (EVT5). */
type MetadataLine = readonly [sequenceId: number | string, timestamp: number, payloadHash: string] | Data;

const engineKeys = "id,type,fqn,kind,stream,origin_stream,timestamp,version,sequence_id,payload_hash";

export function writeMessage(message: Message, aggregate: string, vocabulary: VocabularyWriter): MessageLine {
  const { family, kind } = placeOfStream(message.streamName);
  const stream = vocabulary.stream(family, aggregate) * streamKinds.length + streamKinds.indexOf(kind);
  const type = vocabulary.word(message.type);
  const metadata = writeMetadata(message);
  const time = message.time.getTime();
  const isOwnId = message.id !== messageIdOf(message.streamName, message.position);
  const start = [stream, type, message.position, message.data, metadata] as const;
  if (isOwnId) return [...start, time, message.id];
  return timeOf(metadata) === time ? start : [...start, time];
}

export function readMessage(line: MessageLine, globalPosition: number, { streams, words }: Vocabulary): Message {
  const [place, word, position, data, metadata] = line;
  const kind = streamKinds[place % streamKinds.length];
  if (kind === undefined) throw new DamagedRowError("A message has no stream.");
  const streamName = streamNameOf({ family: spoken(streams, Math.floor(place / streamKinds.length)), kind });
  const type = spoken(words, word);
  const time = line[5] ?? timeOf(metadata);
  if (time === null) throw new DamagedRowError("A message has no time.");
  return {
    id: line[6] ?? messageIdOf(streamName, position),
    streamName,
    type,
    position,
    globalPosition,
    data,
    metadata: readMetadata(metadata, streamName, type),
    time: new Date(time),
  };
}

function writeMetadata({ metadata, streamName, type }: Message): MetadataLine {
  const { sequence_id: sequenceId, timestamp, payload_hash: payloadHash } = metadata;
  const isEngine =
    (typeof sequenceId === "string" || typeof sequenceId === "number") &&
    typeof timestamp === "string" &&
    typeof payloadHash === "string" &&
    metadata.id === `${streamName}-${sequenceId}` &&
    metadata.type === type &&
    metadata.fqn === fqnOf(type) &&
    metadata.kind === "EVENT" &&
    metadata.stream === streamName &&
    metadata.origin_stream === null &&
    metadata.version === "v1" &&
    Object.keys(metadata).join() === engineKeys;
  if (!isEngine) return metadata;
  const microseconds = parseTimestamp(timestamp);
  if (microseconds === null || printTimestamp(microseconds) !== timestamp) return metadata;
  return [sequenceId, microseconds, payloadHash];
}

function readMetadata(line: MetadataLine, streamName: string, type: string): Record<string, unknown> {
  if (!isShort(line)) return line;
  const [sequenceId, microseconds, payloadHash] = line;
  return {
    id: `${streamName}-${sequenceId}`,
    type,
    fqn: fqnOf(type),
    kind: "EVENT",
    stream: streamName,
    origin_stream: null,
    timestamp: printTimestamp(microseconds),
    version: "v1",
    sequence_id: sequenceId,
    payload_hash: payloadHash,
  };
}

function isShort(line: MetadataLine): line is readonly [number | string, number, string] {
  return Array.isArray(line);
}

function timeOf(metadata: MetadataLine): number | null {
  return isShort(metadata) ? Math.floor(metadata[1] / 1000) : null;
}

/** `Banking.AccountWithdrawn.v1` → `aggregate-playground.AccountWithdrawn` (DOM5). */
function fqnOf(type: string): string {
  return `aggregate-playground.${type.split(".").at(-2) ?? ""}`;
}
