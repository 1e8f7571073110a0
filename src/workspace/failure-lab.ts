import type { NewMessage } from "aggregate-playground";
import type { CommandRecord } from "../store/workspace-store.ts";

/** The failure that a person asked for, at an event of the next save. */
export class ProvokedFailure extends Error {
  override readonly name = "ProvokedFailure";

  constructor(event: number, events: number) {
    super(`The store failed at event ${event} of ${events}, as you asked. None of them is stored, nor the new state.`);
  }
}

/**
 * The same commands, but for one event that cannot be written: the store fails in the middle of its transaction, as it
 * would for any other reason. When there are fewer events, the last one fails.
 */
export function failingAt(records: readonly CommandRecord[], event: number): readonly CommandRecord[] {
  const events = records.reduce((sum, { commit }) => sum + messagesOf(commit).length, 0);
  const failing = Math.min(event, events);
  let seen = 0;
  return records.map((record) => {
    const { commit } = record;
    if (commit === null) return record;
    const appends = commit.appends.map((append) => ({
      ...append,
      messages: append.messages.map((message) => {
        seen += 1;
        return seen === failing ? unwritable(message, new ProvokedFailure(failing, events)) : message;
      }),
    }));
    return { ...record, commit: { ...commit, appends } };
  });
}

function messagesOf(commit: CommandRecord["commit"]): readonly NewMessage[] {
  return commit?.appends.flatMap(({ messages }) => messages) ?? [];
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
