import type { Recording, RunReply } from "../sandbox/protocol.ts";
import type { CommandRecord, TimelineEntry } from "../store/workspace-store.ts";
import { commandRecords, type LoggedCommand } from "./command-records.ts";
import { conflictWords } from "./conflict-words.ts";
import { nameOfStream } from "./instances.ts";
import { counted, wordsOfResult, wordsOfStored } from "./outcome-words.ts";
import { refusalByStore } from "./refusals.ts";
import { refuse, type Attempt } from "./refusing.ts";
import { announce, type Session } from "./session.ts";
import { showOutcome, storeCommands } from "./storing.ts";
import { tellHandlerErrors } from "./handler-errors.ts";

/** Stores what an accepted command committed, its event handlers' saves included; to be called in turn. */
export async function acceptAndStore(session: Session, attempt: Attempt, reply: RunReply): Promise<boolean> {
  const { command, recording } = attempt;
  const { stream, method, args } = command;
  const own = { stream, method, args, at: new Date(recording.at).toISOString(), recording, events: 0 };
  const records = recordsOf(reply, [own], { method: "save", at: own.at, recording });
  const [made] = records;
  const tell = (entries: readonly TimelineEntry[]) => {
    if (made === undefined) return announce(session, wordsOfResult(method, reply.result));
    showOutcome(session, made.stream, entries);
    announce(session, wordsOfSaves(session, made, entries));
  };
  try {
    await storeCommands(session, records, tell);
  } catch (error) {
    const refusal = refusalByStore(error, (conflicting, version) =>
      stream === null ? null : conflictWords(session.read(), conflicting, version),
    );
    return refuse(session, attempt, refusal);
  }
  tellHandlerErrors(session, reply);
  return true;
}

/** The log's lines for all commits of a reply: the first is the command's own, the later ones those of event handlers. */
export function recordsOf(
  reply: RunReply,
  commands: readonly LoggedCommand[],
  otherwise: { readonly method: string; readonly at: string; readonly recording: Recording },
): readonly CommandRecord[] {
  const { at, recording } = otherwise;
  return reply.commits.flatMap((commit, index) =>
    index === 0
      ? commandRecords(commit, commands, { method: otherwise.method, args: [], at, recording })
      : commandRecords(commit, [], { method: "handle", args: [], at, recording }),
  );
}

function wordsOfSaves(session: Session, made: CommandRecord, entries: readonly TimelineEntry[]): string {
  const { stream, version, entry } = made;
  const own = entries.filter((each) => each.stream === stream);
  const others = new Set(entries.filter((each) => each.stream !== stream).map((each) => each.stream)).size;
  const name = nameOfStream(session.read(), stream ?? "") ?? entry.aggregate;
  const words = wordsOfStored(own, version) ?? `${name} ${entry.outcome}, version ${version}`;
  return others === 0 ? words : `${words}; event handlers changed ${counted(others, "other aggregate")}`;
}
