import type { Compiler } from "../compiler/compiler.ts";
import type { SourceFiles } from "../document/source.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { StoredWorkspace, WorkspaceStore } from "../store/workspace-store.ts";

/** What a workspace needs of the world outside: the application hands in the real ones, tests their own. */
export interface WorkspacePorts {
  readonly stored: StoredWorkspace;
  readonly store: WorkspaceStore;
  readonly compiler: Compiler;
  readonly sandbox: Sandbox;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A new random UUID at each call. */
  readonly ids: () => string;
  readonly timers: Timers;
  /** Shows another workspace instead of this one: where "Branch from here" leads. */
  readonly openWorkspace?: (id: string, notice: string) => void;
  /** What the page says as this workspace opens: nothing when it is the first. */
  readonly notice?: string | null;
  /** Texts that are not stored yet: they outlive a page that is closed within the pause after a keystroke. */
  readonly drafts?: Drafts;
  /** It was just made from a document, which does not say which values are unique. */
  readonly isImported?: boolean;
  /** A separate copy in memory that a link brought. */
  readonly isSnapshot?: boolean;
}

/** Texts as they were typed, and what was stored when they were: where that has changed since, somebody else did it. */
export interface Draft extends Partial<SourceFiles> {
  readonly base?: Partial<SourceFiles>;
}

export interface Drafts {
  read(workspace: string): Draft | null;
  /** Null when all is stored. Takes effect at once. */
  write(workspace: string, draft: Draft | null): void;
}

export interface Timers {
  set(callback: () => void, milliseconds: number): number;
  clear(timer: number): void;
}
