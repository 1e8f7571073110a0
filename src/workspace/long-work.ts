import type { LongWork } from "../store/workspace-store.ts";
import { announce, type Session } from "./session.ts";

/** Work that a person may wait for: what it is, how far it has come, and how to stop it. */
export interface WorkInProgress {
  readonly name: string;
  /** From 0 to 1; null while that is not known. */
  readonly done: number | null;
  readonly cancel: () => void;
}

/** Shorter work is over before anybody could read of it. */
const shownAfter = 300;

/**
 * Does the work and shows how far it is, once it takes a while. Null when its person cancelled it, which is told.
 * @param work calls `onProgress` with a number from 0 to 1
 */
export async function cancellable<Result>(
  session: Session,
  name: string,
  work: (options: Required<LongWork>) => Promise<Result>,
): Promise<Result | null> {
  const { ports, change } = session;
  const abort = new AbortController();
  const show = (done: number | null) => change(() => ({ work: { name, done, cancel: () => abort.abort() } }));
  const start = ports.clock();
  const timer = ports.timers.set(() => show(null), shownAfter);
  try {
    return await work({
      onProgress: (done) => {
        if (ports.clock() - start >= shownAfter) show(done);
      },
      signal: abort.signal,
    });
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    announce(session, `Cancelled: ${name}. All is as it was.`);
    return null;
  } finally {
    ports.timers.clear(timer);
    change(() => ({ work: null }));
  }
}
