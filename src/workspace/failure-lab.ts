import type { NewMessage } from "aggregate-playground";
import type { CommandRecord, StoredWorkspace } from "../store/workspace-store.ts";
import type { ProvokedFailureReport } from "./state.ts";

/** The failure that a person asked for, at an event of the next save. */
export class ProvokedFailure extends Error {
  override readonly name = "ProvokedFailure";

  /** Types of the delta events of the save. */
  readonly events: readonly string[];
  readonly failedAt: number;

  constructor(failedAt: number, events: readonly string[]) {
    const place = `event ${failedAt} of ${events.length}`;
    super(`The store failed at ${place}, as you asked. None of them is stored, nor the new state.`);
    this.events = events;
    this.failedAt = failedAt;
  }
}

/**
 * The same commands, but for one event that cannot be written: the store fails in the middle of its transaction, as it
 * would for any other reason. Delta events are counted, as a person does; of a save without any, its fact events. When there
 * are fewer, the last one fails.
 */
export function failingAt(records: readonly CommandRecord[], event: number): readonly CommandRecord[] {
  const all = records.flatMap((record) => messagesOf(record));
  const deltas = all.filter(({ isDelta }) => isDelta);
  const counted = (deltas.length > 0 ? deltas : all).map(({ message }) => message);
  const failedAt = Math.min(event, counted.length);
  const failing = counted[failedAt - 1];
  const failure = new ProvokedFailure(
    failedAt,
    counted.map(({ type }) => type),
  );
  return records.map((record) => {
    const { commit } = record;
    if (commit === null) return record;
    const appends = commit.appends.map((append) => ({
      ...append,
      messages: append.messages.map((message) => (message === failing ? unwritable(message, failure) : message)),
    }));
    return { ...record, commit: { ...commit, appends } };
  });
}

function messagesOf({ commit, stream }: CommandRecord) {
  const deltaStreams = new Set([stream, ...(commit?.changes ?? []).map(({ record }) => record.stream)]);
  return (commit?.appends ?? []).flatMap(({ streamName, messages }) =>
    messages.map((message) => ({ message, isDelta: deltaStreams.has(streamName) })),
  );
}

/**
 * What the store holds after it failed: how many events came to it, read back from it.
 * @param lastEntry number of the last timeline entry before
 */
export async function reportOf(
  { events, failedAt }: ProvokedFailure,
  stored: StoredWorkspace,
  { records, lastEntry }: { readonly records: readonly CommandRecord[]; readonly lastEntry: number },
): Promise<ProvokedFailureReport> {
  const streams = new Set(records.map(({ stream }) => stream));
  const { entries } = await stored.timeline({ from: lastEntry + 1, limit: 100, direction: "forward" });
  const own = entries.filter(({ message, stream }) => message !== null && streams.has(stream));
  return { events, failedAt, stored: own.length };
}

/** Whoever reads its data, to write them, gets the failure instead. */
function unwritable(message: NewMessage, failure: ProvokedFailure): NewMessage {
  const { data, ...rest } = message;
  const names = Object.keys(data);
  const trap = Object.defineProperty({ ...data }, names[0] ?? "data", {
    enumerable: true,
    get: () => {
      throw failure;
    },
  });
  return { ...rest, data: trap };
}
