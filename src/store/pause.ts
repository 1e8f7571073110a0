/**
 * Lets the page paint, hear clicks and run its timers, then goes on. (What comes after `scheduler.yield` would go before
 * the timers of others, for as long as there is more of it.)
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** So long may work hold the page up, in milliseconds. */
const longest = 10;

/** Long work in slices: `turn` pauses whenever the page has waited long enough. */
export class Slices {
  #start = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#start >= longest;
  }

  async turn(): Promise<void> {
    await pause();
    this.#start = performance.now();
  }
}

/** Does the work step by step, with pauses where the page would have waited too long. */
export async function inSlices<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  const slices = new Slices();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (slices.isOver) await slices.turn();
  }
}
