import type { Diagnostic } from "../compiler/compiler.ts";
import type { ModelSignatures } from "../compiler/signatures.ts";
import type { CommandEntry } from "../document/command-entry.ts";
import type { FileName, SourceFiles, SourcePlace } from "../document/source.ts";
import type { WorkspaceDocument } from "../document/workspace-document.ts";
import type { ModelDescription } from "../sandbox/model-description.ts";
import type { AggregateImage, PublishedEvent, StackFrame, WireValue } from "../sandbox/protocol.ts";
import type {
  TimelineEntry,
  TimelineFilter,
  TimelineWindow,
  WorkspaceSettings,
  WorkspaceSummary,
} from "../store/workspace-store.ts";
import type { WorkInProgress } from "./long-work.ts";
import type { StateChange } from "./state-changes.ts";

/** The last good model: what forms, timeline and inspector are made from. */
export interface LoadedModel {
  readonly codeVersion: string;
  readonly description: ModelDescription;
  readonly signatures: ModelSignatures;
}

/** Compile or run problem; activating it moves the cursor to its place. */
export interface Problem {
  readonly source: "compile" | "run";
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly place: SourcePlace | null;
  readonly stack: readonly StackFrame[];
}

/** One aggregate in the list of instances. Its key is the delta stream. */
export interface Instance {
  readonly stream: string;
  readonly image: AggregateImage;
  /** Value of the identifier field, else the first 8 characters of the id. */
  readonly label: string;
}

/** The refusal of a form's last submission: stays beside the form until the next one. */
export interface Rejection {
  readonly name: string;
  readonly message: string;
  /** Field or parameter → texts. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly place: SourcePlace | null;
  /** The aggregate was changed in another tab or by another user: "Reload and retry" is offered. */
  readonly isConflict: boolean;
  /** Set when in conflict: the delta stream that `reloadAndRetry` is about. */
  readonly stream?: string;
}

/** A command whose events are not stored yet. */
export interface PendingCommand {
  readonly stream: string;
  readonly method: string;
  readonly args: readonly WireValue[];
  readonly at: string;
  /** Index range of its events in the image's pending events. */
  readonly from: number;
  readonly to: number;
}

export interface ConsoleEntry {
  readonly number: number;
  /** The last three: how one spec went. */
  readonly kind: "input" | "output" | "error" | "log" | "passed" | "failed" | "left out";
  readonly text: string;
  readonly place: SourcePlace | null;
}

/** What happened to the last action, in words: shown and announced by `role=status`. */
export interface Notice {
  readonly text: string;
  readonly serial: number;
}

export interface WorkspaceState {
  readonly summary: WorkspaceSummary;
  /** A shared snapshot is a separate copy in memory: nothing of one's own is touched until "Keep a copy". */
  readonly isSnapshot: boolean;
  readonly files: SourceFiles;
  readonly activeFile: FileName;
  readonly compileStatus: "waiting" | "compiling" | "ready" | "failed";
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  readonly model: LoadedModel | null;
  readonly sandboxStatus: "starting" | "ready" | "running" | "unavailable";
  readonly settings: WorkspaceSettings;
  /** In order of creation. */
  readonly instances: readonly Instance[];
  /** More instances are stored than are listed: `loadMoreInstances` reads on. */
  readonly hasMoreInstances: boolean;
  readonly pendingCommands: readonly PendingCommand[];
  readonly published: readonly PublishedEvent[];
  /** Form name (`New Account`, `<stream> withdraw`, or `Save`) → its last refusal. */
  readonly rejections: Readonly<Record<string, Rejection>>;
  readonly console: readonly ConsoleEntry[];
  readonly notice: Notice | null;
  /** Number of the last stored timeline entry; it changes when something was stored, here or in another tab. */
  readonly lastEntry: number;
  /** What this tab stored last, as it is stored: it can be shown without being read back. */
  readonly lastStored?: readonly TimelineEntry[];
  readonly filter: TimelineFilter;
  readonly selection: Selection;
  /** Where the editor is asked to show: set by a problem, a stack frame, a rejected command. */
  readonly reveal: (SourcePlace & { readonly serial: number }) | null;
  /** Another tab saved files while this one was editing them: nothing is overwritten until a person decides. */
  readonly fileConflict: FileConflict | null;
  /** What of the stored workspace cannot be read, in words; all else is as usable as ever. */
  readonly damage?: readonly string[];
  /** What the model, as it was edited, makes of the stored events; null when all is as it was recorded. */
  readonly whatIf?: WhatIf | null;
  /** Two users act on the same aggregates; null outside of the lab. */
  readonly conflictLab?: ConflictLab | null;
  /** The store fails at this event of the next save, because a person asked for it; null otherwise. */
  readonly failAt?: number | null;
  /** What the last such failure left behind; null before it, and once it was put away. */
  readonly failure?: ProvokedFailureReport | null;
  /** Work that takes its time; null when there is none. */
  readonly work?: WorkInProgress | null;
}

export interface WhatIf {
  /** The selected aggregate first. */
  readonly streams: readonly StreamUnderNewCode[];
  /** How many aggregates and events were looked at. */
  readonly aggregates: number;
  readonly events: number;
  readonly isAll: boolean;
}

/** One aggregate whose history would have gone otherwise under the edited model. */
export interface StreamUnderNewCode {
  readonly stream: string;
  readonly name: string;
  /** Stored events that no longer apply. */
  readonly misfits: readonly { readonly position: number; readonly type: string; readonly reason: string }[];
  /** Versions whose state would differ from what was recorded. */
  readonly differing: readonly { readonly version: number; readonly changes: readonly StateChange[] }[];
  /** Commands that were accepted, and would be refused: the version that they made, and what the model says. */
  readonly refused: readonly (CommandUnderNewCode & { readonly version: number })[];
  /** Commands that were refused, and would be accepted: what the model said then. */
  readonly accepted: readonly CommandUnderNewCode[];
}

export interface CommandUnderNewCode {
  readonly command: Pick<CommandEntry, "aggregate" | "method" | "args">;
  readonly reason: string;
}

export type LabUser = "Ada" | "Grace";

export interface ConflictLab {
  /** Who acted last: instances and refusals of the state are theirs. */
  readonly user: LabUser;
  /** The aggregates as the other one has loaded them, and what the other one was refused. */
  readonly other: Pick<WorkspaceState, "instances" | "rejections">;
}

/** How the failure that a person asked for went. */
export interface ProvokedFailureReport {
  /** Types of the delta events of the save, in order. */
  readonly events: readonly string[];
  /** From 1: the event at which the store failed. */
  readonly failedAt: number;
  /** How many of them the store holds, read back after it failed. */
  readonly stored: number;
}

export interface FileConflict {
  /** Names of the files that differ. */
  readonly files: readonly FileName[];
  readonly theirs: SourceFiles;
}

export interface Selection {
  /** Delta stream of the selected instance. */
  readonly stream: string | null;
  /** Number of the selected timeline entry; pending events are `pending:<stream>:<index>`. */
  readonly entry: number | string | null;
  /** The version that the State tab shows; null for now. */
  readonly version: number | null;
  /** Tab of the Inspector; "State" when absent. */
  readonly tab?: InspectorTab;
}

export type InspectorTab = "State" | "Changes" | "Event" | "Message";

/** Every command on an open workspace. Nothing else changes its state. All resolve when done; none throws for an expected failure: it lands in the state. */
export interface WorkspaceCommands {
  editFile(file: FileName, text: string): void;
  openFile(file: FileName): void;
  rename(title: string): Promise<void>;
  /** @returns true when it was created; false leaves a `Rejection` under `New <aggregate>` */
  create(aggregate: string, initial: { readonly [name: string]: WireValue }): Promise<boolean>;
  /**
   * @param as in the conflict lab: who gives the command
   * @returns true when accepted; false leaves a `Rejection` under `<stream> <method>`
   */
  invoke(stream: string, method: string, args: readonly WireValue[], as?: LabUser): Promise<boolean>;
  /** @param as in the conflict lab: whose refused commands */
  reloadAndRetry(stream: string, as?: LabUser): Promise<boolean>;
  save(): Promise<void>;
  dropPending(): Promise<void>;
  /** Brings back what was dropped last, as long as its aggregates are as they were. */
  restorePending(): Promise<void>;
  setSaveAutomatically(on: boolean): Promise<void>;
  runScenario(): Promise<void>;
  checkSpecs(): Promise<void>;
  clearConsole(): void;
  /** Forgets the refusal beside a form: its person begins anew. */
  dismissRejection(form: string): void;
  loadMoreInstances(): Promise<void>;
  resolveFileConflict(keep: "mine" | "theirs"): Promise<void>;
  select(selection: Partial<Selection>): void;
  setFilter(filter: TimelineFilter): void;
  revealPlace(place: SourcePlace): void;
  /**
   * Reading, for what is shown: windows of the stored timeline. Without `filter`: every entry, whatever the state's filter is.
   * A filtered read may stop early (scan budget) with fewer entries than asked for; its `next` then says where to go on.
   */
  timeline(options: {
    readonly from: number;
    readonly limit: number;
    readonly direction: "forward" | "backward";
    readonly filter?: TimelineFilter;
  }): Promise<TimelineWindow>;
  /** State of an aggregate after a stored version. */
  stateAt(stream: string, version: number): Promise<Readonly<Record<string, unknown>> | null>;
  entriesOfVersion(stream: string, version: number): Promise<readonly TimelineEntry[]>;
  /** A new workspace with the history of this one up to the version of the aggregate. @returns its id, null when the store failed */
  branchFrom(stream: string, version: number): Promise<string | null>;
  /**
   * What if a command had never happened? A new workspace with the history before it, in which the later commands were
   * given again. @param entry number of a timeline entry of the command @returns its id, null when it failed
   */
  branchWithout(entry: number): Promise<string | null>;
  dismissWhatIf(): void;
  enterConflictLab(): void;
  leaveConflictLab(): Promise<void>;
  /** Lets the store fail at the given event of the next save; null takes it back, and puts away how it went. */
  failNextSave(atEvent: number | null): void;
  /** All of the workspace, or one aggregate's part of it, as one value: for a link, a file, an export. */
  document(options?: {
    readonly stream?: string;
    readonly onProgress?: (done: number) => void;
    readonly signal?: AbortSignal;
    /** Called for each part of the history that cannot be read, and so is not in the document. */
    readonly onDamage?: (damage: { readonly from: number; readonly to: number; readonly message: string }) => void;
  }): Promise<WorkspaceDocument>;
}

/**
 * One open workspace: its state to read and subscribe to, and the commands that change it. The reading half has the
 * shape of a vanilla Zustand store.
 */
export interface Workspace {
  getState(): WorkspaceState;
  getInitialState(): WorkspaceState;
  subscribe(listener: (state: WorkspaceState, previous: WorkspaceState) => void): () => void;
  readonly commands: WorkspaceCommands;
  /** Lets go of timers, subscriptions and the sandbox. Nothing that was stored is touched. */
  dispose(): void;
}
