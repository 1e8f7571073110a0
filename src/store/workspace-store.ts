import type { Message } from "aggregate-playground";
import type { CommandEntry } from "../document/command-entry.ts";
import type { SourceFiles } from "../document/source.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { AggregateRecord, AggregateStore, Commit, UniqueClaim } from "../engine/commit.ts";
import type { DocumentOptions } from "./history/document-reader.ts";

/** Line of the list of workspaces. */
export interface WorkspaceSummary {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly changedAt: string;
  readonly events: number;
  /** Estimate, in bytes. */
  readonly size: number;
}

export interface WorkspaceSettings {
  readonly saveAutomatically: boolean;
  /** Limit of one command, in milliseconds. */
  readonly commandLimit: number;
}

/** All workspaces of this browser. */
export interface WorkspaceStore {
  /** Recently changed first. */
  list(): Promise<readonly WorkspaceSummary[]>;
  /**
   * A document with a history is stored batch by batch, so that the page stays responsive; it is listed once it is whole.
   * Global positions are given anew from 1; everything else stays as it is.
   * @throws DocumentError, StorageError, and the signal's reason: then nothing of it is there
   */
  create(
    document: Pick<WorkspaceDocument, "title" | "files"> & Partial<WorkspaceDocument>,
    options?: LongWork,
  ): Promise<StoredWorkspace>;
  /** Null when there is no such workspace. */
  open(id: string): Promise<StoredWorkspace | null>;
  /** @throws WorkspaceGoneError */
  duplicate(id: string, title: string, options?: LongWork): Promise<WorkspaceSummary>;
  /** Keeps what was there until `restore` can no longer be asked for (the next start). */
  remove(id: string): Promise<void>;
  /** @throws WorkspaceGoneError */
  restore(id: string): Promise<void>;
  /** Calls back when this or another tab changed the list or a workspace; returns the unsubscribe function. */
  onChange(listener: (change: WorkspaceChange) => void): () => void;
  /** Lets go of the database and of other tabs. */
  close(): void;
}

/** Work that may take seconds: it tells how far it is, and can be ended. */
export interface LongWork {
  /** How many messages are done. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface WorkspaceChange {
  readonly workspace: string;
  readonly what: "list" | "files" | "history";
  /** True when another tab made it. */
  readonly elsewhere: boolean;
}

/** One row of the timeline: a stored event, or a command that was rejected. */
export interface TimelineEntry {
  /** 1, 2, 3 … without gaps in the order of storing, events and rejected commands alike: the row's key. */
  readonly number: number;
  readonly kind: "delta" | "fact" | "snapshot" | "rejected";
  /** The stored event; null for a rejected command. */
  readonly message: Message | null;
  /** Which command it belongs to: entries of one command share the number. */
  readonly commandNumber: number;
  /** Null when the event was stored by a scenario or an import without command. */
  readonly command: CommandEntry | null;
  /** Class name of the aggregate. */
  readonly aggregate: string;
  /** Delta stream of the aggregate; for a rejected creation null. */
  readonly stream: string | null;
  /** Version that the save made, or at which the command was refused. */
  readonly version: number;
  /** What clock, ids and randomness of its command followed from; absent where that was not recorded. */
  readonly recording?: CommandRecord["recording"];
}

export interface TimelineFilter {
  /** All kinds when absent. */
  readonly kinds?: ReadonlySet<TimelineEntry["kind"]>;
  readonly aggregate?: string;
  readonly stream?: string;
  /** Looked for, without regard to case, in type, stream and data. */
  readonly text?: string;
}

export interface TimelineWindow {
  readonly entries: readonly TimelineEntry[];
  /** Where the next window in the same direction starts; null at the end. */
  readonly next: number | null;
}

/** What one command adds: stored with its commit in one transaction, or alone when it was rejected. */
export interface CommandRecord {
  readonly entry: Omit<CommandEntry, "messages">;
  /** Null when rejected. */
  readonly commit: Commit | null;
  readonly stream: string | null;
  readonly version: number;
  /**
   * See the sandbox's protocol: what the command's clock and ids were. The clock is that of the save: a command that was
   * pending before has its own in `entry.at`, and those that were saved together have one.
   */
  readonly recording: { readonly at: number; readonly idSeed: string; readonly idOffset: number };
}

/** The state that an aggregate had after a version, as its command recorded it. */
export interface RecordedState {
  readonly version: number;
  readonly state: Readonly<Record<string, unknown>>;
  readonly commandNumber: number;
}

/** One workspace, read by window and by key, never by offset or count of the whole. */
export interface StoredWorkspace {
  readonly summary: WorkspaceSummary;
  /** What could not be read when it was opened, in words for a person; all else is as usable as ever. */
  readonly damage: readonly string[];
  /** Messages of this workspace as the engine's port sees them. */
  readonly eventStore: AggregateStore;
  files(): Promise<SourceFiles>;
  /**
   * Stores the files that differ from what `files` gave last, or `saveFiles` stored last; those that this tab did not
   * change stay as another tab left them.
   * @throws ConflictingEditError when another tab has changed one of the same files since. Calling `files` means that
   * theirs was seen: what is saved then replaces it.
   */
  saveFiles(files: SourceFiles): Promise<void>;
  rename(title: string): Promise<void>;
  settings(): Promise<WorkspaceSettings>;
  saveSettings(settings: WorkspaceSettings): Promise<void>;

  /**
   * Stores the commands in order, in one transaction. Positions, expected versions and unique values are checked in it.
   * Calls in a burst share a transaction, and succeed or fail each on its own.
   * @throws ExpectedVersionError, ValidationError, StorageError, WorkspaceGoneError; then nothing is stored
   */
  store(commands: readonly CommandRecord[]): Promise<readonly TimelineEntry[]>;

  /**
   * Sets which unique values are taken, in place of all that were: after an import, which cannot know what is unique
   * without the model. Of two claims to one value the first holds.
   */
  claim(claims: readonly UniqueClaim[]): Promise<void>;

  record(stream: string): Promise<AggregateRecord | null>;
  /** Heads of aggregates in order of creation, after the given stream's. One that cannot be read is left out, and told. */
  records(options: {
    readonly aggregate?: string;
    readonly after?: string;
    readonly limit: number;
    readonly onDamage?: (words: string) => void;
  }): Promise<readonly AggregateRecord[]>;
  /** Number of the last timeline entry, 0 when there is none: read from the last key, not counted. */
  lastEntry(): Promise<number>;
  /**
   * A window of the timeline: it starts at `from` and goes in the direction, so a backward one has the newest entry first.
   * With a filter, a limited number of entries is looked through: fewer may be found than asked for, and `next` says where
   * to go on.
   */
  timeline(options: {
    readonly from: number;
    readonly limit: number;
    readonly direction: "forward" | "backward";
    readonly filter?: TimelineFilter;
  }): Promise<TimelineWindow>;
  /** The newest recorded state at or before the version; null when there is none. */
  stateAt(stream: string, version: number): Promise<RecordedState | null>;
  /** Timeline entries of one aggregate's own stream for one version (its deltas and fact). */
  entriesOfVersion(stream: string, version: number): Promise<readonly TimelineEntry[]>;
  /**
   * All of it, or one aggregate's part with its global positions given anew, for a file or a link. What cannot be read is
   * left out, and told. @throws the signal's reason
   */
  document(options?: DocumentOptions): Promise<WorkspaceDocument>;
}
