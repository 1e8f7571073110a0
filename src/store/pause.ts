/** Lets the page paint and hear clicks, then goes on. */
export function pause(): Promise<void> {
  return "scheduler" in globalThis ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve, 0));
}
