import type { SourceFiles } from "../../document/source.ts";
import type { WorkspaceSettings } from "../workspace-store.ts";

/** What lies in the database: rows by table. Every key begins with the number of the workspace, except in `counters`. */
export interface Tables {
  /** `["workspaces"]` */
  readonly counters: CounterRow;
  /** `[workspace]` */
  readonly workspaces: WorkspaceRow;
  /** `[workspace]` */
  readonly files: SourceFiles;
  /** `[workspace, number of its last entry, number of its last command]`; that of the open segment ends in `∞, ∞`. */
  readonly journal: SegmentRow;
  /** `[workspace, delta stream]` */
  readonly heads: HeadRow;
  /** `[workspace, delta stream, chunk]` */
  readonly trails: TrailRow;
  /** `[workspace, delta stream, chunk]` */
  readonly runs: RunRow;
  /** `[workspace, class name, command, index]`, and the same once more with an empty class name: order of creation. */
  readonly roster: RosterRow;
  /** `[workspace, scope, value]` */
  readonly claims: ClaimRow;
  /** `[workspace]` */
  readonly epochs: EpochRow;
}

export type TableName = keyof Tables;

export const tableNames: readonly TableName[] = [
  "counters",
  "workspaces",
  "files",
  "journal",
  "heads",
  "trails",
  "runs",
  "roster",
  "claims",
  "epochs",
];

/**
 * Tables whose rows belong to one workspace: what duplicating copies, and deleting removes. The epoch goes first, so that
 * no tab goes on with a history of which a part is gone.
 */
export const workspaceTables = ["epochs", "files", "journal", "heads", "trails", "runs", "roster", "claims"] as const;

export interface CounterRow {
  /** The last number that was given out. */
  readonly last: number;
}

export interface WorkspaceRow {
  readonly number: number;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** When title, files or settings last changed; the history has a time of its own. */
  readonly changedAt: number;
  /** Characters of the files. */
  readonly filesSize: number;
  readonly settings: WorkspaceSettings;
  /** `arriving` while an import or a copy is under way: not listed, and swept away when it was left behind. */
  readonly status: "here" | "removed" | "arriving";
  /** When the status last changed: what is swept away has rested for a while. */
  readonly statusAt: number;
}

/**
 * A stretch of the history: up to a few dozen saves in one row, because a row costs much and a byte costs little.
 * The newest one is open: a commit puts it back with one more line. `segment.ts` knows when it is full.
 */
export interface SegmentRow {
  /** Number of the first timeline entry, global position of the first message, number of the first command in it. */
  readonly number: number;
  readonly global: number;
  readonly command: number;
  /** How many of them it holds. */
  readonly entries: number;
  readonly messages: number;
  readonly commands: number;
  /** Characters in the segments before it. */
  readonly before: number;
  /** Grows whenever another tab begins to store, and when heads change without a save. */
  readonly epoch: number;
  /** Milliseconds since the epoch: what its lines count their times from, and when the last of them was stored. */
  readonly time: number;
  readonly savedAt: number;
  /** Delta streams that occur in it, the class names of their aggregates, and the indices of the lines they occur in. */
  readonly streams: readonly string[];
  readonly aggregates: readonly string[];
  readonly lines: readonly (readonly number[])[];
  /** Indices of the streams of which it holds a state: later states are told by what changed since. */
  readonly stated: readonly number[];
  /** Other texts that recur: types of events, names of methods, seeds of ids. */
  readonly words: readonly string[];
  /** For each line how many messages it holds, or `refusal` for a refused command. */
  readonly sizes: readonly number[];
  /** One line of JSON for each save: `save-line.ts`. */
  readonly body: string;
}

/** Size of a line that holds no message but an entry of the timeline: a refused command. */
export const refusal = -1;

/** The newest of one aggregate, or of a stream without one. */
export interface HeadRow {
  readonly aggregate: string;
  /** Version of the record, -1 while there is none. */
  readonly version: number;
  /** What `record-text.ts` prints; null while nothing but messages, or a rejected command, is stored. */
  readonly record: string | null;
  /** Last positions in its delta, fact and snapshot stream; -1 for none. */
  readonly positions: readonly [number, number, number];
  /** Scope and value of every claim that it holds. */
  readonly claims: readonly (readonly [string, string])[];
  /** Command number and index that the roster knows it by; null while it has no record. */
  readonly born: readonly [number, number] | null;
  /** Where its saves lie: the newest steps of `trail.ts`, and how many chunks of older ones there are. */
  readonly trail: readonly number[];
  readonly chunks: number;
}

export interface TrailRow {
  readonly trail: readonly number[];
}

/**
 * The messages to which one chunk of a trail leads, side by side: an index that holds what it points to. It is made when
 * a long stream that lies scattered among others is read, and from then on the stream is read from it.
 */
export interface RunRow {
  readonly time: number;
  readonly streams: readonly string[];
  readonly aggregates: readonly string[];
  readonly words: readonly string[];
  /** Global positions, each as the distance from the one before it. */
  readonly globals: readonly number[];
  /** Messages as JSON: `message-line.ts`. */
  readonly body: string;
}

export interface RosterRow {
  readonly stream: string;
}

export interface ClaimRow {
  readonly stream: string;
}

/**
 * The epoch of the open segment once more, in a row of a few bytes: a tab that finds its own epoch in it knows that nobody
 * else has stored anything since, and need not read the segment.
 */
export interface EpochRow {
  readonly epoch: number;
}
