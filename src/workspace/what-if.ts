import { misfitOf } from "./event-fit.ts";
import { isEventSourced, nameOf } from "./instances.ts";
import { modelCode } from "./loading.ts";
import { readLog } from "./logged-command.ts";
import { replay } from "./replaying.ts";
import { rerun, type Rerun } from "./rerunning.ts";
import type { Session } from "./session.ts";
import { stateChanges } from "./state-changes.ts";
import type { StreamUnderNewCode, WhatIf } from "./state.ts";

/** How much is looked at, at most: aggregates, events of each, commands. */
export interface Look {
  readonly streams: number;
  readonly events: number;
  readonly commands: number;
}

/** Tells at once of what a person has before their eyes. */
export const firstLook: Look = { streams: 5, events: 50, commands: 50 };

/** It happens at every change of the model, and has an end. */
export const wholeLook: Look = { streams: 50, events: 500, commands: 1_000 };

/**
 * What the loaded model makes of the stored history: which events no longer apply, and which versions' state would differ
 * from what was recorded. Event-sourced aggregates are replayed from their events; the commands on state-based ones are run
 * again, beside the store. Nothing stored is changed. Null when all is as it was.
 */
export async function whatIf(session: Session, most: Look): Promise<WhatIf | null> {
  const code = modelCode(session.read().program);
  const isOver = () => modelCode(session.read().program) !== code;
  const stored = [...session.read().images].filter(([, { record }]) => record !== null);
  const { selection } = session.read();
  // What a person looks at comes first.
  const ordered = [...stored].sort(([a], [b]) => Number(b === selection.stream) - Number(a === selection.stream));
  const looked = ordered.slice(0, most.streams).map(([stream]) => stream);
  const reruns = new Map<string, Rerun[]>();
  let isWholeLog = true;
  if (stored.some(([, { aggregate }]) => !isEventSourced(aggregate, session.read().model?.description ?? null))) {
    const { commands } = await session.inTurn(() => readLog(session.ports.stored, { mostCommands: most.commands + 1 }));
    isWholeLog = commands.length <= most.commands;
    for (const each of await rerun(session, commands.slice(0, most.commands), isOver))
      reruns.set(each.stream, [...(reruns.get(each.stream) ?? []), each]);
  }
  const streams: StreamUnderNewCode[] = [];
  let events = 0;
  let areAllEvents = true;
  for (const stream of new Set([...looked, ...reruns.keys()])) {
    // An edit that came meanwhile has its own look.
    if (isOver()) return session.read().whatIf;
    const options = { reruns: reruns.get(stream) ?? [], mostEvents: most.events };
    const { found, count } = await session.inTurn(() => lookAt(session, stream, options));
    areAllEvents &&= count < most.events;
    events += count;
    if (found !== null) streams.push(found);
  }
  if (streams.length === 0) return null;
  const isAll = isWholeLog && areAllEvents && looked.length === stored.length;
  return { streams, aggregates: looked.length, events, isAll };
}

async function lookAt(
  session: Session,
  stream: string,
  { reruns, mostEvents }: { readonly reruns: readonly Rerun[]; readonly mostEvents: number },
): Promise<{ readonly found: StreamUnderNewCode | null; readonly count: number }> {
  const { images, model } = session.read();
  const image = images.get(stream);
  if (model === null) return { found: null, count: 0 };
  const [first] = reruns;
  const name = image === undefined ? `New ${first?.command.entry.aggregate ?? ""}` : nameOf(image, model.description);
  const messages = await session.ports.stored.eventStore.read(stream, { limit: mostEvents });
  const misfits = messages.flatMap(({ position, type, data }) => {
    const reason = misfitOf({ type, data }, model.description);
    return reason === null ? [] : [{ position, type, reason }];
  });
  const count = messages.length;
  const { refused, accepted, differing } = outcomesOf(reruns);
  if (image === undefined || !isEventSourced(image.aggregate, model.description) || image.isDiscarded) {
    return { found: otherwise({ stream, name, misfits, differing, refused, accepted }), count };
  }
  const { versions, stop } = await replayAsFar(
    session,
    { stream, aggregate: image.aggregate, id: image.id },
    count - 1,
  );
  const known = new Set(misfits.map(({ position }) => position));
  const stopped =
    stop === null || known.has(stop.position)
      ? []
      : [{ position: stop.position, type: messages[stop.position]?.type ?? "", reason: stop.reason }];
  const compared = await Promise.all(
    versions.map(async ({ version, state }) => {
      const recorded = await session.ports.stored.stateAt(stream, version);
      return { version, changes: recorded?.version === version ? stateChanges(recorded.state, state) : [] };
    }),
  );
  const replayed = compared.filter(({ changes }) => changes.length > 0);
  const all = [...misfits, ...stopped];
  return { found: otherwise({ stream, name, misfits: all, differing: replayed, refused, accepted }), count };
}

function outcomesOf(reruns: readonly Rerun[]): Pick<StreamUnderNewCode, "differing" | "refused" | "accepted"> {
  return {
    differing: reruns.flatMap(({ command: { version }, changes }) =>
      changes.length > 0 ? [{ version, changes }] : [],
    ),
    refused: reruns.flatMap(({ command: { entry, version }, refusal }) =>
      refusal === null ? [] : [{ command: entry, version, reason: refusal }],
    ),
    accepted: reruns.flatMap(({ command: { entry }, isAcceptedNow }) =>
      isAcceptedNow ? [{ command: entry, reason: entry.error?.message ?? "" }] : [],
    ),
  };
}

/** Null when all is as it was. */
function otherwise(found: StreamUnderNewCode): StreamUnderNewCode | null {
  const { misfits, differing, refused, accepted } = found;
  return misfits.length + differing.length + refused.length + accepted.length === 0 ? null : found;
}

interface Replayed {
  readonly versions: readonly { readonly version: number; readonly state: Readonly<Record<string, unknown>> }[];
  /** The first event that cannot be applied. */
  readonly stop: { readonly position: number; readonly reason: string } | null;
}

/** Replays up to the first event that the code cannot apply, which is found by halving. */
async function replayAsFar(
  session: Session,
  of: { readonly stream: string; readonly aggregate: string; readonly id: string },
  last: number,
): Promise<Replayed> {
  if (last < 0) return { versions: [], stop: null };
  const whole = await replay(session, { ...of, toVersion: last });
  if (whole.ok) return { versions: whole.versions, stop: null };
  let reason = whole.problem.message;
  let good: Replayed["versions"] = [];
  let [low, high] = [-1, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const part = await replay(session, { ...of, toVersion: middle });
    if (part.ok) {
      good = part.versions;
      low = middle;
    } else {
      reason = part.problem.message;
      high = middle;
    }
  }
  return { versions: good, stop: { position: high, reason } };
}
