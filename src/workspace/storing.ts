import type { CommandRecord, TimelineEntry } from "../store/workspace-store.ts";
import { expectedFailure } from "./expected-failures.ts";
import { failingAt, ProvokedFailure, reportOf } from "./failure-lab.ts";
import { imageOf } from "./instances.ts";
import { modelCode } from "./loading.ts";
import type { Session } from "./session.ts";

/**
 * Stores commands in one transaction, and shows what is stored. To be called in turn; throws what the store throws.
 * @param onStored for what is to be shown together with it, in one drawing
 */
export async function storeCommands(
  session: Session,
  records: readonly CommandRecord[],
  onStored: (entries: readonly TimelineEntry[]) => void = () => undefined,
): Promise<void> {
  if (records.length === 0) return onStored([]);
  const entries = await storeOrFail(session, records);
  session.change((core) => {
    const images = new Map(core.images);
    const replayedUnder = new Map(core.replayedUnder);
    for (const { record } of records.flatMap(({ commit }) => commit?.changes ?? [])) {
      images.set(record.stream, imageOf(record));
      replayedUnder.set(record.stream, modelCode(core.program));
    }
    const lastEntry = Math.max(core.lastEntry, ...entries.map(({ number }) => number));
    return { images, replayedUnder, lastEntry, lastStored: entries };
  });
  onStored(entries);
}

async function storeOrFail(session: Session, records: readonly CommandRecord[]): Promise<readonly TimelineEntry[]> {
  const { stored } = session.ports;
  const { lastEntry } = session.read();
  try {
    return await stored.store(takeFailure(session, records));
  } catch (error) {
    if (error instanceof ProvokedFailure) {
      const failure = await reportOf(error, stored, { records, lastEntry });
      session.change(() => ({ failure }));
    }
    throw error;
  }
}

/** A failure that was asked for meets the next save that has events, and none after it. */
function takeFailure(session: Session, records: readonly CommandRecord[]): readonly CommandRecord[] {
  const { failAt } = session.read();
  const hasEvents = records.some(({ commit }) => commit?.appends.some(({ messages }) => messages.length > 0));
  if (failAt === null || !hasEvents) return records;
  session.change(() => ({ failAt: null }));
  return failingAt(records, failAt);
}

/** Selects the aggregate as it is now, and the first event that its command raised. */
export function showOutcome(session: Session, stream: string | null, entries: readonly TimelineEntry[]): void {
  const own = entries.filter((entry) => entry.stream === stream);
  const entry = (own.find(({ kind }) => kind === "delta") ?? own[0])?.number ?? null;
  session.change(({ selection }) => ({ selection: { ...selection, stream, entry, version: null } }));
}

/** Adds a refused command to the log. When even that fails, it is told under Problems: the refusal itself stands. */
export async function logRejected(session: Session, record: CommandRecord): Promise<void> {
  try {
    await storeCommands(session, [record]);
  } catch (error) {
    const message = `The refused command could not be added to the log: ${expectedFailure(error).message}`;
    session.change(({ runProblems }) => ({
      runProblems: [...runProblems, { source: "run", severity: "warning", message, place: null, stack: [] }],
    }));
  }
}
