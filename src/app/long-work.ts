import { createStore } from "zustand/vanilla";

/** Work that takes its time: what it is, how far it has come, and how to stop it. */
export interface LongWorkInProgress {
  readonly name: string;
  /** From 0 to 1; null while that is not known. */
  readonly done: number | null;
  readonly cancel: () => void;
}

export interface LongWorkPorts {
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

export function createLongWork() {
  const store = createStore<{ readonly current: LongWorkInProgress | null }>(() => ({ current: null }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    /** Does the work and shows how far it is. Resolves to null when its person cancelled it. */
    run: async <Result>(name: string, work: (ports: LongWorkPorts) => Promise<Result>): Promise<Result | null> => {
      const abort = new AbortController();
      const show = (done: number | null) => store.setState({ current: { name, done, cancel: () => abort.abort() } });
      show(null);
      try {
        return await work({ onProgress: show, signal: abort.signal });
      } catch (error) {
        if (abort.signal.aborted) return null;
        throw error;
      } finally {
        store.setState({ current: null });
      }
    },
  };
}

export type LongWork = ReturnType<typeof createLongWork>;
