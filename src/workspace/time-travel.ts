import type { Program } from "../sandbox/protocol.ts";
import { inTurnOr, otherwiseTold } from "./expected-failures.ts";
import { historyUntil } from "./history-until.ts";
import { isEventSourced, nameOfStream } from "./instances.ts";
import { readLog } from "./logged-command.ts";
import { cancellable } from "./long-work.ts";
import { replay } from "./replaying.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

type TimeTravel = Pick<WorkspaceCommands, "timeline" | "stateAt" | "entriesOfVersion" | "branchFrom" | "document">;
type State = Readonly<Record<string, unknown>>;

/** So many events are replayed for a look at the past; of longer streams what was recorded is shown. */
const replayedEvents = 500;

export function timeTravel(session: Session): TimeTravel {
  const { stored } = session.ports;
  const replayedState = replayedStates(session);
  return {
    timeline: (options) => stored.timeline(options),
    entriesOfVersion: (stream, version) => otherwiseTold(session, [], () => stored.entriesOfVersion(stream, version)),
    stateAt: (stream, version) =>
      otherwiseTold(session, null, async () => {
        const { images, model } = session.read();
        const image = images.get(stream);
        // The present of an event-sourced aggregate is seen by the code of today: so is its past, as far as that is cheap.
        const isShort = image !== undefined && (image.record?.position ?? 0) < replayedEvents;
        const isReplayed = isShort && model !== null && isEventSourced(image.aggregate, model.description);
        const replayed = isReplayed ? await replayedState(stream, version) : null;
        if (replayed !== null) return replayed;
        const recorded = await stored.stateAt(stream, version);
        if (recorded?.version === version) return recorded.state;
        return (await replayedState(stream, version)) ?? recorded?.state ?? null;
      }),
    document: (options) => stored.document(options),
    branchFrom: (stream, version) => inTurnOr(session, null, () => branch(session, stream, version)),
  };
}

async function branch(session: Session, stream: string, version: number): Promise<string | null> {
  const { stored, store, openWorkspace } = session.ports;
  const { summary, files, images, model } = session.read();
  const { aggregate = "", id = "" } = images.get(stream) ?? {};
  const title = `${summary.title}, from ${nameOfStream({ images, model }, stream) ?? stream} version ${version}`;
  const made = await cancellable(session, "Making a branch", async ({ signal }) => {
    const history = historyUntil(await readLog(stored, { signal }), { stream, aggregate, id, version });
    return store.create({ title, files, ...history }, { signal });
  });
  if (made === null) return null;
  const notice = `Branched: “${title}” is a workspace of its own`;
  announce(session, notice);
  openWorkspace?.(made.summary.id, notice);
  return made.summary.id;
}

/**
 * A version in the middle of an event-sourced save has no recorded state: it follows from the events before it. The
 * replay of the last stream asked about is kept until the stream or the code changes.
 */
function replayedStates(session: Session): (stream: string, version: number) => Promise<State | null> {
  let kept: {
    readonly stream: string;
    readonly program: Program | null;
    readonly lastEntry: number;
    readonly states: ReadonlyMap<number, State>;
  } | null = null;
  return (stream, version) =>
    session.inTurn(async () => {
      const { images, model, program, lastEntry } = session.read();
      const image = images.get(stream);
      if (image === undefined || !isEventSourced(image.aggregate, model?.description ?? null)) return null;
      if (kept?.stream !== stream || kept.program !== program || kept.lastEntry !== lastEntry) {
        const result = await replay(session, { stream, aggregate: image.aggregate, id: image.id });
        if (!result.ok) return null;
        kept = {
          stream,
          program,
          lastEntry,
          states: new Map(result.versions.map((each) => [each.version, each.state])),
        };
      }
      return kept.states.get(version) ?? null;
    });
}
