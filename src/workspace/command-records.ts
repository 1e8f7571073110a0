import type { CommandEntry } from "../document/command-entry.ts";
import type { Commit, RecordChange } from "../engine/commit.ts";
import type { Recording, WireValue } from "../sandbox/protocol.ts";
import type { CommandRecord } from "../store/workspace-store.ts";
import { streamsOf } from "./instances.ts";

/** A command that a commit stores the events of. */
export interface LoggedCommand {
  /** Null for a creation: the commit says which stream it made. */
  readonly stream: string | null;
  readonly method: string;
  readonly args: readonly WireValue[];
  readonly at: string;
  readonly recording: Recording;
  /** How many of the stream's delta events are this command's; all that are left when it is the stream's last. */
  readonly events: number;
}

/**
 * The lines of the log that store a commit, in the commit's own order. What an aggregate saves belongs to its commands
 * in turn: each gets the events it raised, the last of them the new state and the fact event besides. A part of the
 * commit that no command accounts for is logged under `otherwise`.
 */
export function commandRecords(
  commit: Commit,
  commands: readonly LoggedCommand[],
  otherwise: Omit<LoggedCommand, "stream" | "events">,
): readonly CommandRecord[] {
  const known = new Set(commit.changes.flatMap(({ record }) => streamsOf(record.stream)));
  const stray = commit.appends.find(({ streamName }) => !known.has(streamName));
  if (stray !== undefined)
    throw new Error(`The commit appends to ${stray.streamName}, but changes no aggregate of that stream.`);
  const creation = commands.find(({ stream }) => stream === null);
  return commit.changes.flatMap((change, index) => {
    const { stream } = change.record;
    const own = commands.filter((command) => command.stream === stream);
    const isCreated = creation !== undefined && own.length === 0 && index === 0;
    const takers = isCreated ? [creation] : own.length > 0 ? own : [{ ...otherwise, stream, events: 0 }];
    return partsOf(commit, change, takers);
  });
}

function partsOf(commit: Commit, change: RecordChange, commands: readonly LoggedCommand[]): readonly CommandRecord[] {
  const { record, expectedVersion } = change;
  const [deltaStream, ...otherStreams] = streamsOf(record.stream);
  const delta = commit.appends.find(({ streamName }) => streamName === deltaStream);
  const deltaCount = delta?.messages.length ?? 0;
  const isNew = expectedVersion === null ? record.position + 1 === deltaCount : expectedVersion < 0;
  const others = commit.appends.filter(({ streamName }) => otherStreams.includes(streamName));
  let taken = 0;
  return commands.map((command, index) => {
    const isLast = index === commands.length - 1;
    const messages = delta?.messages.slice(taken, isLast ? undefined : taken + command.events) ?? [];
    const start = taken;
    taken += messages.length;
    const appends =
      delta === undefined || messages.length === 0
        ? []
        : [{ ...delta, messages, ...expected(delta.expectedVersion, start) }];
    return {
      entry: entryOf(command, change, { isLast, isCreated: isNew && index === 0 }),
      commit: { appends: isLast ? [...appends, ...others] : appends, changes: isLast ? [change] : [] },
      stream: record.stream,
      version: expectedVersion === null ? record.version - (deltaCount - taken) : record.version,
      recording: command.recording,
    };
  });
}

function expected(version: number | undefined, taken: number): { readonly expectedVersion?: number } {
  return version === undefined ? {} : { expectedVersion: version + taken };
}

function entryOf(
  { method, args, at }: LoggedCommand,
  { record }: RecordChange,
  { isLast, isCreated }: { readonly isLast: boolean; readonly isCreated: boolean },
): Omit<CommandEntry, "messages"> {
  const outcome = isCreated ? "created" : "stored";
  return { aggregate: record.aggregate, id: record.id, method, args, at, outcome, state: isLast ? record.state : null };
}

/** The line of a command that was refused: it stores nothing but itself. */
export function rejectedRecord(command: {
  readonly aggregate: string;
  readonly id: string;
  readonly stream: string | null;
  readonly version: number;
  readonly method: string;
  readonly args: readonly WireValue[];
  readonly error: { readonly name: string; readonly message: string };
  readonly recording: Recording;
}): CommandRecord {
  const { aggregate, id, method, args, error, stream, version, recording } = command;
  const at = new Date(recording.at).toISOString();
  return {
    entry: { aggregate, id, method, args, at, outcome: "rejected", error, state: null },
    commit: null,
    stream,
    version,
    recording,
  };
}
