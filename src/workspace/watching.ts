import { inTurnOr } from "./expected-failures.ts";
import { conflictWords } from "./conflict-words.ts";
import { hasPending, imageOf } from "./instances.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

/** So many instances are listed at first, and more at a time when asked for. */
const pageOfInstances = 200;

export interface Watching extends Pick<WorkspaceCommands, "loadMoreInstances"> {
  /** The history changed in another tab. */
  readonly historyChangedElsewhere: () => Promise<void>;
  readonly titleChangedElsewhere: () => Promise<void>;
}

export function watching(session: Session): Watching {
  const { ports, change } = session;
  return {
    loadMoreInstances: () => inTurnOr(session, undefined, () => readInstances(session)),
    historyChangedElsewhere: () => inTurnOr(session, undefined, () => refresh(session)),
    titleChangedElsewhere: () =>
      inTurnOr(session, undefined, async () => {
        const summary = (await ports.store.list()).find(({ id }) => id === ports.stored.summary.id);
        if (summary !== undefined) change(() => ({ summary }));
      }),
  };
}

/** Lists the next instances after those already shown. */
export async function readInstances({ ports, read, change }: Session): Promise<void> {
  const known = [...read().images.values()].flatMap(({ record }) => (record === null ? [] : [record.stream]));
  const after = known.at(-1);
  const lost: string[] = [];
  const records = await ports.stored.records({
    ...(after === undefined ? {} : { after }),
    limit: pageOfInstances,
    onDamage: (words) => lost.push(words),
  });
  change(({ images, damage }) => ({
    damage: [...new Set([...damage, ...lost])],
    images: new Map([
      ...images,
      ...records.filter(({ stream }) => !images.has(stream)).map((record) => [record.stream, imageOf(record)] as const),
    ]),
    hasMoreInstances: records.length === pageOfInstances,
  }));
}

/** What is pending here stays as it is, though a save of it will be refused: that is told at once. */
async function refresh(session: Session): Promise<void> {
  const { ports, read, change } = session;
  const stored = await Promise.all([...read().images.keys()].map((stream) => ports.stored.record(stream)));
  const changed = stored.flatMap((record) => {
    const image = record === null ? undefined : read().images.get(record.stream);
    return record === null || image === undefined || image.record?.version === record.version
      ? []
      : [{ record, image }];
  });
  change(({ images, replayedUnder }) => {
    const fresh = changed.filter(({ image }) => !hasPending(image));
    const replayed = new Map(replayedUnder);
    for (const { record } of fresh) replayed.delete(record.stream);
    return {
      images: new Map([...images, ...fresh.map(({ record }) => [record.stream, imageOf(record)] as const)]),
      replayedUnder: replayed,
    };
  });
  if (!read().hasMoreInstances) await readInstances(session);
  const lastEntry = await ports.stored.lastEntry();
  change(() => ({ lastEntry }));
  const stale = changed.find(({ image }) => hasPending(image));
  const words = stale === undefined ? null : conflictWords(read(), stale.record.stream, stale.record.version);
  if (words !== null) announce(session, words);
}
