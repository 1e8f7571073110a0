import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../../document/command-entry.ts";
import type { CommandRecord } from "../workspace-store.ts";

/** What one command, or one append without a command, added to the history: the unit that is stored whole. */
export interface Save {
  /** Its own number: 1, 2, 3 … in the order of storing. */
  readonly commandNumber: number;
  /** Number of its first timeline entry; the next one's when it has none. */
  readonly number: number;
  /** Null for an append or a commit without command. */
  readonly command: SavedCommand | null;
  readonly messages: readonly Message[];
  /** States that the commit recorded, in the order of its changes. */
  readonly states: readonly SavedState[];
}

export interface SavedCommand {
  readonly entry: CommandEntry;
  /** Delta stream of its aggregate; null for a refused creation. */
  readonly stream: string | null;
  /** Version that it made, or at which it was refused. */
  readonly version: number;
  /** Null when it came with an import. */
  readonly recording: CommandRecord["recording"] | null;
}

export interface SavedState {
  readonly stream: string;
  readonly version: number;
  readonly state: Readonly<Record<string, unknown>>;
}
