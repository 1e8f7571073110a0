/** Clock and ids, passed in: whoever records them can run the same history again. */
export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number;
  uuid(): string;
}

// A global beyond the language: Node ≥ 20, workers and browsers all have it.
declare const crypto: { randomUUID(): string };

/** Reads the globals at each call, so that a realm whose clock and ids are recorded is honoured. */
export const systemEnvironment: Environment = {
  now: () => Date.now(),
  uuid: () => crypto.randomUUID(),
};
