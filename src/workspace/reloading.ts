import { hasPending, imageOf } from "./instances.ts";
import type { Session } from "./session.ts";

/** Forgets what is pending in a stream, and shows it as it is stored now. */
export async function reload(session: Session, stream: string): Promise<void> {
  const record = await session.ports.stored.record(stream);
  session.change((core) => {
    const images = new Map(core.images);
    const replayedUnder = new Map(core.replayedUnder);
    replayedUnder.delete(stream);
    if (record === null) images.delete(stream);
    else images.set(stream, imageOf(record));
    const { selection } = core;
    return {
      images,
      replayedUnder,
      pending: core.pending.filter((entry) => entry.stream !== stream),
      selection:
        record === null && selection.stream === stream ? { ...selection, stream: null, version: null } : selection,
    };
  });
}

/** Shows every listed aggregate as it is stored now, but for those with something pending; to be called in turn. */
export async function reloadAll(session: Session): Promise<void> {
  const streams = [...session.read().images].filter(([, image]) => !hasPending(image)).map(([stream]) => stream);
  await Promise.all(streams.map((stream) => reload(session, stream)));
}
