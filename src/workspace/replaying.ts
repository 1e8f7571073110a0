import type { AggregateImage, Recording, StoredEvent } from "../sandbox/protocol.ts";
import { inTurnOr } from "./expected-failures.ts";
import { hasPending, imageOf, isEventSourced, nameOf } from "./instances.ts";
import { loadLastGoodModel, modelCode } from "./loading.ts";
import { refusalOf, refusalOfFailure } from "./refusals.ts";
import type { Session } from "./session.ts";
import type { Problem } from "./state.ts";

/** So many event-sourced instances are brought up to date at once after the model has changed; others when used. */
const eagerReplays = 100;

/**
 * The aggregate as the sandbox shall see it; to be called in turn. An event-sourced one whose state was made by other
 * code than what is loaded now is rebuilt from its stored events; one with pending events stays as it is.
 * @returns null when nothing is stored in the stream
 */
export async function currentImage(session: Session, stream: string): Promise<AggregateImage | null> {
  const image = session.read().images.get(stream) ?? (await storedImage(session, stream));
  if (image === null) return null;
  if (image.record === null || image.isDiscarded || hasPending(image)) return image;
  const { model, program, replayedUnder } = session.read();
  const code = modelCode(program);
  if (!isEventSourced(image.aggregate, model?.description ?? null) || replayedUnder.get(stream) === code) return image;
  const replayed = await replayedImage(session, stream, image);
  session.change((core) => ({
    replayedUnder: new Map(core.replayedUnder).set(stream, code),
    ...(core.images.has(stream) ? { images: new Map(core.images).set(stream, replayed) } : {}),
  }));
  return replayed;
}

async function storedImage({ ports }: Session, stream: string): Promise<AggregateImage | null> {
  const record = await ports.stored.record(stream);
  return record === null ? null : imageOf(record);
}

async function replayedImage(session: Session, stream: string, image: AggregateImage): Promise<AggregateImage> {
  const result = await replay(session, { stream, aggregate: image.aggregate, id: image.id });
  if (result.ok) {
    const state = result.versions.at(-1)?.state;
    return state === undefined ? image : { ...image, state };
  }
  const name = nameOf(image, session.read().model?.description ?? null);
  const message = `The stored events of ${name} cannot be applied by this code: ${result.problem.message}`;
  session.change(({ loadProblems }) => ({ loadProblems: [...loadProblems, { ...result.problem, message }] }));
  return image;
}

interface ReplayedState {
  readonly version: number;
  readonly state: Readonly<Record<string, unknown>>;
}
export type Replay =
  | { readonly ok: true; readonly versions: readonly ReplayedState[] }
  | { readonly ok: false; readonly problem: Problem };

/** States of an event-sourced aggregate after each of its stored events, under the loaded model; to be called in turn. */
export async function replay(
  session: Session,
  {
    stream,
    aggregate,
    id,
    toVersion,
  }: { readonly stream: string; readonly aggregate: string; readonly id: string; readonly toVersion?: number },
): Promise<Replay> {
  const { ports, idSeed, read } = session;
  const failure = await loadLastGoodModel(session);
  if (failure !== null) return { ok: false, problem: refusalOfFailure(failure).problem };
  const messages = await ports.stored.eventStore.read(stream, toVersion === undefined ? {} : { to: toVersion });
  const events = messages.map(({ id: messageId, type, data, metadata, position }): StoredEvent => ({
    id: messageId,
    type,
    data,
    metadata,
    position,
  }));
  const recording: Recording = { at: ports.clock(), idSeed, idOffset: read().idsUsed };
  const operation = {
    kind: "replay" as const,
    aggregate,
    id,
    messages: events,
    ...(toVersion === undefined ? {} : { toVersion }),
  };
  const limit = { milliseconds: read().settings.commandLimit };
  const result = await ports.sandbox.run(
    { operation, images: [], absent: [], saveAutomatically: false, recording },
    limit,
  );
  if (!result.ok) return { ok: false, problem: refusalOfFailure(result.failure).problem };
  const { outcome, error, replayed } = result.value;
  if (outcome === "done") return { ok: true, versions: replayed };
  const refusal = error === null ? null : refusalOf(error);
  const message = error?.message ?? "The replay gave no result.";
  return {
    ok: false,
    problem: refusal?.problem ?? { source: "run", severity: "error", message, place: null, stack: [] },
  };
}

/** After the model has changed, brings the listed event-sourced instances up to date, one after another. */
export async function replayListed(session: Session): Promise<void> {
  const { program, images, model } = session.read();
  const streams = [...images]
    .filter(([, { aggregate }]) => isEventSourced(aggregate, model?.description ?? null))
    .slice(0, eagerReplays);
  for (const [stream] of streams) {
    if (session.read().program !== program) return;
    await inTurnOr(session, null, () => currentImage(session, stream));
  }
}
