/** One library doing the same work: accounts that are opened and then deposited to, one commit each. */
export interface Subject {
  readonly name: string;
  /** The aggregate is held in memory between commits. @returns the number of commits */
  append(accounts: number, deposits: number): Promise<number>;
  /** The aggregate is loaded for every command. */
  handle(accounts: number, deposits: number): Promise<number>;
  /** Stores one aggregate of so many events; the returned function loads it and gives its balance. */
  prepareRehydration(events: number): Promise<() => Promise<number>>;
  /** Stores so many events in streams of eleven, and returns what must stay alive. */
  fill(events: number): Promise<unknown>;
}
