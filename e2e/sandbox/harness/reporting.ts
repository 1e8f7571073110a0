import { tryAttempts } from "./trying.ts";

/** For browsers that nothing drives: the page runs the suite by itself, and posts what came of it. */
export async function reportEverything(): Promise<void> {
  const trials = await tryAttempts();
  // A request of its own: whatever an attempt sent before has arrived when this one has.
  const hits: unknown = await (await fetch("/hits")).json();
  await fetch("/report", { method: "POST", body: JSON.stringify({ browser: navigator.userAgent, trials, hits }) });
}
