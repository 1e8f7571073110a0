import type { Message, NewMessage } from "aggregate-playground";
import type { AggregateRecord } from "../engine/commit.ts";
import type { CommandRecord } from "../store/workspace-store.ts";
import { claimsOf } from "./claiming.ts";
import { streamsOf } from "./instances.ts";
import type { LoggedCommand } from "./logged-command.ts";
import type { Session } from "./session.ts";

/** What a scenario saved, as it can be stored once more where its aggregates are not known yet. */
export async function scenarioRecords(
  session: Session,
  saves: readonly LoggedCommand[],
  messages: readonly Message[],
): Promise<readonly CommandRecord[]> {
  const byGlobal = new Map(messages.map((message) => [message.globalPosition, message]));
  const model = session.read().model?.description;
  return Promise.all(
    saves.map(async ({ entry, stream, version, recording }): Promise<CommandRecord> => {
      const { messages: globals, ...rest } = entry;
      const own = globals.flatMap((global) => byGlobal.get(global) ?? []);
      const record = stream === null ? null : await recordOf(session, { entry, version }, own, stream);
      const claims = record === null || model === undefined ? [] : claimsOf(record, model);
      const changes = record === null ? [] : [{ record, expectedVersion: null, claims }];
      return {
        entry: rest,
        commit: { appends: appendsOf(own), changes },
        stream,
        version,
        recording: recording ?? { at: Date.parse(entry.at), idSeed: session.idSeed, idOffset: 0 },
      };
    }),
  );
}

/** In global order: a stream that comes twice is appended to twice. */
function appendsOf(messages: readonly Message[]) {
  const appends: { readonly streamName: string; readonly messages: NewMessage[] }[] = [];
  for (const { streamName, id, type, data, metadata } of messages) {
    const last = appends.at(-1);
    const message = { id, type, data, metadata };
    if (last?.streamName === streamName) last.messages.push(message);
    else appends.push({ streamName, messages: [message] });
  }
  return appends;
}

/** The stored head, when nothing has changed it since; else what the log tells of it. */
async function recordOf(
  { ports }: Session,
  { entry, version }: Pick<LoggedCommand, "entry" | "version">,
  own: readonly Message[],
  stream: string,
): Promise<AggregateRecord | null> {
  const { aggregate, id, state, at } = entry;
  if (state === null) return null;
  const stored = await ports.stored.record(stream);
  if (stored?.version === version) return stored;
  const deltas = own.filter(({ streamName }) => streamName === streamsOf(stream)[0]);
  return {
    stream,
    aggregate,
    id,
    version,
    position: deltas.at(-1)?.position ?? -1,
    state,
    createdOn: stored?.createdOn ?? at,
    lastModifiedOn: at,
    isDiscarded: false,
    clock: Date.parse(at) * 1000,
  };
}
