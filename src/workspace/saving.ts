import type { TimelineEntry } from "../store/workspace-store.ts";
import { recordsOf } from "./accepting.ts";
import { rejectedRecord } from "./command-records.ts";
import { tellHandlerErrors } from "./handler-errors.ts";
import { conflictWords } from "./conflict-words.ts";
import { hasPending, imageOf } from "./instances.ts";
import { counted, wordsOfStored } from "./outcome-words.ts";
import { refusalByStore, refusalOf, refusalOfFailure, type Refusal } from "./refusals.ts";
import { runInSandbox, type Outcome } from "./running.ts";
import { announce, type Session } from "./session.ts";
import { logRejected, storeCommands } from "./storing.ts";

/** Saves everything that is pending, of all aggregates, in one unit of work and one transaction; to be called in turn. */
export async function saveAll(session: Session): Promise<boolean> {
  const images = new Map([...session.read().images].filter(([, image]) => hasPending(image)));
  if (images.size === 0) {
    announce(session, "Nothing is pending");
    return true;
  }
  session.change(({ rejections: { Save: earlier, ...others } }) => ({ runProblems: [], rejections: others }));
  const outcome = await runInSandbox(session, { kind: "save" }, { images, saveAutomatically: true });
  const [first] = images.keys();
  if (outcome.kind === "failed") return refuseSave(session, outcome, refusalOfFailure(outcome.failure), first);
  if (outcome.kind === "rejected") return refuseSave(session, outcome, refusalOf(outcome.error), first);
  const { reply, recording } = outcome;
  const { pending } = session.read();
  const commands = pending.map(({ stream, command: { method, args }, at, from, to, recording: given }) => {
    // The clock of the save tells later what was saved together.
    return { stream, method, args, at, recording: { ...given, at: recording.at }, events: to - from };
  });
  const records = recordsOf(reply, commands, { method: "save", at: new Date(recording.at).toISOString(), recording });
  const tell = (entries: readonly TimelineEntry[]) => {
    session.change(({ images: shown }) => {
      const settledImages = [...shown].map(
        ([stream, image]) =>
          [stream, hasPending(image) && image.record !== null ? imageOf(image.record) : image] as const,
      );
      return { pending: [], images: new Map(settledImages) };
    });
    const version = records.at(-1)?.version ?? 0;
    announce(
      session,
      wordsOfStored(entries, version) ?? `${counted(images.size, "aggregate")} stored, version ${version}`,
    );
  };
  try {
    await storeCommands(session, records, tell);
  } catch (error) {
    const refusal = refusalByStore(error, (stream, version) => conflictWords(session.read(), stream, version));
    return refuseSave(session, outcome, refusal, refusal.rejection.stream ?? first);
  }
  tellHandlerErrors(session, reply);
  return true;
}

async function refuseSave(
  session: Session,
  { recording }: Outcome,
  { rejection, problem, logged }: Refusal,
  stream: string | undefined,
): Promise<false> {
  const image = session.read().images.get(stream ?? "");
  session.change(({ rejections, runProblems, retries, pending }) => ({
    rejections: { ...rejections, Save: rejection },
    runProblems: problem === null ? runProblems : [...runProblems, problem],
    retries:
      rejection.isConflict && stream !== undefined
        ? new Map(retries).set(
            stream,
            pending.filter((entry) => entry.stream === stream).map(({ command }) => command),
          )
        : retries,
  }));
  announce(session, `Refused: ${rejection.message.replace(/\.$/, "")}. What is pending is kept.`);
  if (logged !== null && image !== undefined && stream !== undefined) {
    const { aggregate, id, record } = image;
    await logRejected(
      session,
      rejectedRecord({
        aggregate,
        id,
        stream,
        version: record?.version ?? -1,
        method: "save",
        args: [],
        error: logged,
        recording,
      }),
    );
  }
  return false;
}
