import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../document/command-entry.ts";
import { misfitOf } from "./event-fit.ts";
import { isEventSourced, nameOf } from "./instances.ts";
import { replay } from "./replaying.ts";
import type { Session } from "./session.ts";
import { stateChanges } from "./state-changes.ts";
import type { StreamUnderNewCode, WhatIf } from "./state.ts";

/** So many aggregates, and so many events of each, are looked at: it happens at every change of the model. */
const mostStreams = 50;
const mostEvents = 500;

/**
 * What the loaded model makes of the stored events: which of them no longer apply, and which versions' state would differ
 * from what was recorded. Nothing stored is changed. Null when all is as it was.
 */
export async function whatIf(session: Session): Promise<WhatIf | null> {
  const { images, program } = session.read();
  const stored = [...images].filter(([, { record }]) => record !== null && record.position >= 0);
  const streams: StreamUnderNewCode[] = [];
  let events = 0;
  for (const [stream] of stored.slice(0, mostStreams)) {
    // An edit that came meanwhile has its own look.
    if (session.read().program !== program) return session.read().whatIf;
    const { found, looked } = await session.inTurn(() => lookAt(session, stream));
    events += looked;
    if (found !== null) streams.push(found);
  }
  if (streams.length === 0) return null;
  return { streams, aggregates: Math.min(stored.length, mostStreams), events, isAll: stored.length <= mostStreams };
}

async function lookAt(
  session: Session,
  stream: string,
): Promise<{ readonly found: StreamUnderNewCode | null; readonly looked: number }> {
  const { images, model } = session.read();
  const image = images.get(stream);
  if (image === undefined || model === null) return { found: null, looked: 0 };
  const { messages: all, commands } = await session.ports.stored.document({ stream });
  const messages = all.filter(({ streamName }) => streamName === stream).slice(0, mostEvents);
  const misfits = messages.flatMap(({ position, type, data }) => {
    const reason = misfitOf({ type, data }, model.description);
    return reason === null ? [] : [{ position, type, reason }];
  });
  const name = nameOf(image, model.description);
  const looked = messages.length;
  if (!isEventSourced(image.aggregate, model.description) || image.isDiscarded) {
    return { found: misfits.length === 0 ? null : { stream, name, misfits, differing: [] }, looked };
  }
  const { versions, stop } = await replayAsFar(
    session,
    { stream, aggregate: image.aggregate, id: image.id },
    looked - 1,
  );
  const stopped =
    stop === null ? [] : [{ position: stop.position, type: messages[stop.position]?.type ?? "", reason: stop.reason }];
  const known = new Set(misfits.map(({ position }) => position));
  const recorded = recordedStates(commands, messages);
  const differing = versions.flatMap(({ version, state }) => {
    const before = recorded.get(version);
    const changes = before === undefined ? [] : stateChanges(before, state);
    return changes.length === 0 ? [] : [{ version, changes }];
  });
  const allMisfits = [...misfits, ...stopped.filter(({ position }) => !known.has(position))];
  const isAsItWas = allMisfits.length === 0 && differing.length === 0;
  return { found: isAsItWas ? null : { stream, name, misfits: allMisfits, differing }, looked };
}

/** The states that commands recorded, by version: of an event-sourced aggregate, its last event's position. */
function recordedStates(commands: readonly CommandEntry[], messages: readonly Message[]): ReadonlyMap<number, unknown> {
  const positions = new Map(messages.map(({ globalPosition, position }) => [globalPosition, position]));
  return new Map(
    commands.flatMap((command) => {
      const own = command.messages.flatMap((global) => positions.get(global) ?? []);
      return command.state === null || own.length === 0 ? [] : [[Math.max(...own), command.state] as const];
    }),
  );
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
