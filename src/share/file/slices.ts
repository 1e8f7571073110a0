/** How long work is cut up: the clock, what lets the page go on in between, and who wants to know or to stop. */
export interface Slices {
  /** Milliseconds. */
  readonly now: () => number;
  readonly pause: () => Promise<void>;
  /** From 0 to 1. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

const sliceLength = 8;
/** The clock is not read after each small step. */
const stepsBetween = 32;

/** @throws the signal's reason when it was aborted */
export async function inSlices<Result>(work: Generator<number, Result>, slices: Slices): Promise<Result> {
  const { now, pause, onProgress, signal } = slices;
  let started = now();
  for (let step = 1; ; step++) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (step % stepsBetween !== 0 || now() - started < sliceLength) continue;
    onProgress?.(value);
    await pause();
    signal?.throwIfAborted();
    started = now();
  }
}

export function toTheEnd<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
