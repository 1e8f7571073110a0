import type { Message } from "aggregate-playground";
import type { TimelineEntry } from "../workspace-store.ts";
import type { Save } from "./save.ts";
import { placeOfStream } from "./stream-family.ts";

/** The rows of the timeline that a save is: its events, or the one refusal. */
export function entriesOf(save: Save, aggregateOf: (stream: string) => string): readonly TimelineEntry[] {
  const { command, commandNumber, number } = save;
  const recording = command?.recording ?? null;
  const recorded = recording === null ? {} : { recording };
  if (command?.entry.outcome === "rejected") {
    const { entry, stream, version } = command;
    const { aggregate } = entry;
    const refused = { number, kind: "rejected", message: null, commandNumber, command: entry } as const;
    return [{ ...refused, aggregate, stream, version, ...recorded }];
  }
  return save.messages.map((message, index) => {
    const { family, kind } = placeOfStream(message.streamName);
    return {
      number: number + index,
      kind,
      message,
      commandNumber,
      command: command?.entry ?? null,
      aggregate: aggregateOf(family),
      stream: family,
      version: versionOf(message, save),
      ...recorded,
    };
  });
}

/** The version whose save stored it: first part of the sequence id (VER2, VER3). */
export function versionOf(message: Message, save: Pick<Save, "states">): number {
  const { sequence_id: sequenceId } = message.metadata;
  if (typeof sequenceId === "number") return sequenceId;
  const version = typeof sequenceId === "string" ? Number.parseInt(sequenceId, 10) : Number.NaN;
  if (!Number.isNaN(version)) return version;
  const { family } = placeOfStream(message.streamName);
  return save.states.find(({ stream }) => stream === family)?.version ?? message.position;
}
