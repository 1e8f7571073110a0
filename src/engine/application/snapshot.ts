import type { Append, EventStore, Message } from "aggregate-playground";
import type { RootCell } from "../cluster/cell.ts";
import { dataToImage } from "../cluster/image.ts";
import { restore } from "../cluster/restore.ts";
import { blankEntity } from "../elements/blank-entity.ts";
import { snapshotStreamOf } from "../naming.ts";
import type { AggregateSchema } from "../schema/element-schema.ts";
import { parseTimestamp, printTimestamp } from "../timestamp.ts";
import type { HeadRecord } from "./head-record.ts";

/** A save that reaches or passes a multiple of `snapshotEvery` writes one; version 0 is no such multiple (SRC8). */
export function isSnapshotDue({ options }: AggregateSchema, before: number, after: number): boolean {
  const { snapshotEvery: every = 0 } = options;
  return every >= 1 && Math.floor(after / every) > Math.floor(Math.max(before, 0) / every);
}

/** A message in a stream of its own: state in `data`, which begins with `_version`. */
export function snapshotAppend(record: HeadRecord, schema: AggregateSchema): Append {
  const streamName = snapshotStreamOf(schema.category, record.id);
  const metadata = {
    kind: "SNAPSHOT",
    stream: streamName,
    timestamp: printTimestamp(record.modified ?? record.clock),
    created_on: record.created === null ? null : printTimestamp(record.created),
  };
  return {
    streamName,
    messages: [
      {
        type: `${schema.domain.typePrefix}.${schema.name}Snapshot.v1`,
        data: { _version: record.version, ...record.state },
        metadata,
      },
    ],
  };
}

/** How far back a load goes: by version, by moment, or not at all. */
export interface Until {
  readonly version?: number;
  /** Inclusive. */
  readonly microseconds?: number;
}

/** The newest snapshot that is not later than asked for. */
export async function newestSnapshot(
  store: EventStore,
  schema: AggregateSchema,
  id: string,
  until: Until,
): Promise<Message | null> {
  const stream = snapshotStreamOf(schema.category, id);
  const last = await store.lastMessage(stream);
  if (last === null || isInTime(last, until)) return last;
  let to = last.position - 1;
  while (to >= 0) {
    const window = await store.read(stream, { to, limit: 20, direction: "backward" });
    const found = window.find((snapshot) => isInTime(snapshot, until));
    if (found !== undefined) return found;
    if (window.length === 0) return null;
    to -= window.length;
  }
  return null;
}

/** The version of the aggregate that a fact or a snapshot holds. */
export const versionOf = ({ data }: Message): number => Number(data["_version"]);

/** Is a fact or a snapshot not later than asked for? */
export const isInTime = (message: Message, { version = Infinity, microseconds = Infinity }: Until): boolean =>
  versionOf(message) <= version && (parseTimestamp(message.metadata["timestamp"]) ?? Infinity) <= microseconds;

/** Sets a blank aggregate to what a snapshot holds. */
export function restoreSnapshot(root: RootCell, message: Message): void {
  const { data, metadata } = message;
  restore(root, dataToImage(root.schema, data), blankEntity);
  root.position = root.version = versionOf(message);
  root.lastModifiedOn = parseTimestamp(metadata["timestamp"]);
  root.createdOn = parseTimestamp(metadata["created_on"]);
  root.clock = root.lastModifiedOn ?? 0;
}
