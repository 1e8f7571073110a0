import type { TimelineEntry } from "../../store/workspace-store.ts";
import type { Instance, PendingCommand } from "../../workspace/state.ts";
import type { PublishedEvent } from "../../sandbox/protocol.ts";
import { commandLabel } from "../kit/command-label.ts";
import { eventName } from "../kit/event-name.ts";

export type RowKind = TimelineEntry["kind"] | "pending" | "published";

/** One line of the grid, whatever it was made from: stored entry, pending event or published event. */
export interface TimelineRow {
  /** The selection's name for it: the entry's number, or `pending:<stream>:<index>`. */
  readonly key: number | string;
  readonly kind: RowKind;
  readonly globalPosition: number | null;
  /** Position in its own stream. */
  readonly position: number | null;
  readonly time: Date | null;
  /** Name of the event, or of the error that refused the command. */
  readonly event: string;
  /** Name of the stream that holds the message; for a rejected command that of the aggregate. */
  readonly streamName: string | null;
  /** Delta stream of the aggregate. */
  readonly stream: string | null;
  readonly aggregate: string;
  readonly version: number | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  /** The error's message of a rejected command. */
  readonly refusal: string | null;
  /** Rows of one command share it. */
  readonly group: string;
  /** What heads the group; null when no command is known. */
  readonly command: string | null;
}

export function rowOfEntry(entry: TimelineEntry): TimelineRow {
  const { message, command } = entry;
  return {
    key: entry.number,
    kind: entry.kind,
    globalPosition: message?.globalPosition ?? null,
    position: message?.position ?? null,
    time: message?.time ?? (command === null ? null : new Date(command.at)),
    event: message === null ? (command?.error?.name ?? "Rejected") : eventName(message.type),
    streamName: message?.streamName ?? entry.stream,
    stream: entry.stream,
    aggregate: entry.aggregate,
    version: message === null && entry.version < 0 ? null : entry.version,
    data: message?.data ?? null,
    refusal: entry.kind === "rejected" ? (command?.error?.message ?? "The command was refused") : null,
    group: `command:${entry.commandNumber}`,
    command: command === null ? null : commandLabel(command),
  };
}

/** Pending events, oldest first, each under the command that raised it. */
export function rowsOfPending(
  instances: readonly Instance[],
  pendingCommands: readonly PendingCommand[],
): readonly TimelineRow[] {
  return instances.flatMap(({ stream, image }) =>
    image.pending.map((event, index): TimelineRow => {
      const order = pendingCommands.findIndex(
        (candidate) => candidate.stream === stream && candidate.from <= index && index < candidate.to,
      );
      const command = pendingCommands[order];
      return {
        key: `pending:${stream}:${index}`,
        kind: "pending",
        globalPosition: null,
        position: null,
        time: command === undefined ? null : new Date(command.at),
        event: eventName(event.type),
        streamName: stream,
        stream,
        aggregate: image.aggregate,
        version: null,
        data: event.data,
        refusal: null,
        group: `pending:${stream}:${order}`,
        command: command === undefined ? null : commandLabel({ ...command, aggregate: image.aggregate }),
      };
    }),
  );
}

/** Events that were sent to subscribers without being stored. */
export function rowsOfPublished(published: readonly PublishedEvent[]): readonly TimelineRow[] {
  return published.map((event, index) => {
    const stream = textOf(event.metadata.stream);
    return {
      key: `published:${index}`,
      kind: "published",
      globalPosition: null,
      position: null,
      time: timeOf(event.metadata.timestamp),
      event: eventName(event.type),
      streamName: stream,
      stream,
      aggregate: "",
      version: null,
      data: event.data,
      refusal: null,
      group: "published",
      command: "publish()",
    };
  });
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Wire timestamps have a space and microseconds: `2024-07-18 22:01:02.364078+00:00`. */
function timeOf(value: unknown): Date | null {
  if (typeof value !== "string") return null;
  const time = new Date(value.replace(" ", "T"));
  return Number.isNaN(time.getTime()) ? null : time;
}
