import type { ProvidedModule } from "./modules.ts";

/** Indexes of marks beyond this are not told. */
export const maximalMarks = 10_000;
/** How often a mark that was told before is told again, in milliseconds. */
const interval = 15;

/** Thrown into code that is traced when its time is over. A loop that catches everything goes on, and is ended as any other. */
class TracingOver extends Error {}

/**
 * Tells where traced code is. After a run that did not end, the same run is made again with marks before every
 * statement: native code bears no marks, and needs none to be fast.
 */
export interface Progress {
  /** The module that traced code imports its mark function from. */
  readonly module: ProvidedModule;
  /** From now on marks are told, for so many milliseconds. */
  begin(tell: (mark: number) => void, milliseconds: number): void;
  /** Tells the mark that was reached last: to be called when the code has come to rest. */
  tellLast(): void;
}

/** @param now a clock that the model does not see */
export function createProgress(now: () => number): Progress {
  const isKnown = new Uint8Array(maximalMarks);
  let tell: ((mark: number) => void) | null = null;
  let end = 0;
  let told = 0;
  let last = -1;
  let lastLoop = -1;

  const mark = (index: number, isLoop: boolean): void => {
    if (tell === null || !(index >= 0 && index < maximalMarks)) return;
    const time = now();
    if (time > end) throw new TracingOver("The trace is over.");
    last = index;
    if (isLoop) lastLoop = index;
    if (isKnown[index] === 1 && time - told < interval) return;
    isKnown[index] = 1;
    told = time;
    // Of a loop and what it calls, the loop is what does not end.
    tell(lastLoop === -1 ? last : lastLoop);
    lastLoop = -1;
  };

  return {
    module: { at: (index: number) => mark(index, false), loop: (index: number) => mark(index, true) },
    begin(listener, milliseconds) {
      tell = listener;
      end = now() + milliseconds;
    },
    tellLast() {
      if (last !== -1 && now() <= end) tell?.(last);
    },
  };
}
