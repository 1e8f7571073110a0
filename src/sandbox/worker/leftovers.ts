import { listenOn, NativePromise, postTo, startPort } from "./primordials.ts";

/**
 * Makes the function that waits for what a command left behind: promise reactions that nobody awaits, and the events of
 * rejections that nobody handled. A chain of promises that never ends keeps it from ever resolving, and so is noticed as
 * what it is. One wait at a time. To be called before the realm is scrubbed.
 */
export function createLeftovers(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | null = null;
  let turns = 0;
  const takeTurn = (): void => {
    turns -= 1;
    if (turns > 0) postTo(port2, null);
    else resume?.();
  };
  listenOn(port1, "message", takeTurn);
  startPort(port1);
  return () =>
    new NativePromise<void>((resolve) => {
      resume = resolve;
      // The events of rejections are queued when this task ends, behind a message that is sent now.
      turns = 2;
      postTo(port2, null);
    });
}
