import { DamagedRowError } from "../failures.ts";
import type { Message } from "aggregate-playground";
import { messageIdOf } from "../../document/message-id.ts";
import { printTimestamp } from "../../engine/timestamp.ts";
import type { SavedState } from "./save.ts";
import { placeOfStream, streamKinds, streamNameOf } from "./stream-family.ts";
import { microsecondsOf } from "./timestamps.ts";
import { spoken, type Vocabulary, type VocabularyWriter } from "./vocabulary.ts";

type Data = Readonly<Record<string, unknown>>;

/**
 * A message as it lies in a row, without what follows from the rest: stream × 3 + kind, type, position, data (the index of
 * the recorded state for a fact that tells it), metadata; then the time when it is not the metadata's, and the id when it
 * does not follow from stream and position. Times are counted from that of the segment.
 */
export type MessageLine =
  | readonly [stream: number, type: number, position: number, data: Data | number, metadata: MetadataLine]
  | readonly [number, number, number, Data | number, MetadataLine, time: number]
  | readonly [number, number, number, Data | number, MetadataLine, time: number, id: string];

/** Sequence id, timestamp in microseconds, payload hash; all of it when it has other keys than the engine's (EVT5). */
type MetadataLine = readonly [sequenceId: number | string, timestamp: number, payloadHash: string] | Data;

const engineKeys = "id,type,fqn,kind,stream,origin_stream,timestamp,version,sequence_id,payload_hash";

/** @param facts JSON of the data that a fact event of each recorded state has */
export function writeMessage(
  message: Message,
  { aggregate, facts }: { readonly aggregate: string; readonly facts: readonly string[] },
  vocabulary: VocabularyWriter,
): MessageLine {
  const { family, kind } = placeOfStream(message.streamName);
  const stream = vocabulary.stream(family, aggregate) * streamKinds.length + streamKinds.indexOf(kind);
  const type = vocabulary.word(message.type);
  const told = kind === "fact" ? facts.indexOf(JSON.stringify(message.data)) : -1;
  const metadata = writeMetadata(message, vocabulary.time);
  const time = message.time.getTime() - vocabulary.time;
  const isOwnId = message.id !== messageIdOf(message.streamName, message.position);
  const start = [stream, type, message.position, told < 0 ? message.data : told, metadata] as const;
  if (isOwnId) return [...start, time, message.id];
  return timeOf(metadata) === time ? start : [...start, time];
}

export function readMessage(
  line: MessageLine,
  { globalPosition, states }: { readonly globalPosition: number; readonly states: readonly (SavedState | undefined)[] },
  { streams, words, time: start }: Vocabulary,
): Message {
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
    data: typeof data === "number" ? factOf(states[data]) : data,
    metadata: readMetadata(metadata, { streamName, type, start }),
    time: new Date(start + time),
  };
}

/** Data of a fact event: `_version`, then the state (FCT3). @throws DamagedRowError when there is no state */
export function factOf(saved: Pick<SavedState, "version" | "state"> | undefined): Record<string, unknown> {
  if (saved === undefined) throw new DamagedRowError("The state that a fact event tells is missing.");
  return { _version: saved.version, ...saved.state };
}

function writeMetadata({ metadata, streamName, type, time }: Message, start: number): MetadataLine {
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
  const microseconds = microsecondsOf(timestamp, time);
  return microseconds === null ? metadata : [sequenceId, microseconds - start * 1000, payloadHash];
}

function readMetadata(
  line: MetadataLine,
  { streamName, type, start }: { readonly streamName: string; readonly type: string; readonly start: number },
): Record<string, unknown> {
  if (!isShort(line)) return line;
  const [sequenceId, microseconds, payloadHash] = line;
  return {
    id: `${streamName}-${sequenceId}`,
    type,
    fqn: fqnOf(type),
    kind: "EVENT",
    stream: streamName,
    origin_stream: null,
    timestamp: printTimestamp(start * 1000 + microseconds),
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
