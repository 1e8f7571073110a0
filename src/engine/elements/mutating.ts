let mutating = 0;

/** Is a mutator at work, whose `new Counter(…)` makes a state and not a new history? */
export const isMutating = (): boolean => mutating > 0;

export function whileMutating<T>(work: () => T): T {
  mutating += 1;
  try {
    return work();
  } finally {
    mutating -= 1;
  }
}
