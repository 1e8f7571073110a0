import type { AggregateStore } from "../../engine/commit.ts";

/** An empty store, and more ways into the same data. */
export interface StoreUnderTest {
  readonly store: AggregateStore;
  /** The same data seen by another writer: another tab, where there are tabs. */
  another(): Promise<AggregateStore>;
}

export interface ContractCase {
  /** Begins with the ids of the rules that it proves. */
  readonly name: string;
  run(under: StoreUnderTest): Promise<void>;
}
