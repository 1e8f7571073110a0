import type { FileName, SourceFiles } from "../document/source.ts";

/**
 * Why nothing can be kept, or something could not be. The message is for the person in front of the page; the cause is
 * what the browser said.
 */
export type StorageFailureKind =
  /** The browser has no IndexedDB. */
  | "missing"
  /** It has, but not here: private windows, blocked site data. */
  | "refused"
  /** The disk, or this site's share of it, is full. */
  | "full"
  /** A newer version of the page made the database. */
  | "newer"
  /** Another tab keeps an older version of the database open. */
  | "blocked"
  /** The browser answers nothing at all. */
  | "silent"
  /** The connection was closed: a newer version of the page upgraded the database, or the browser deleted it. */
  | "closed"
  /** Anything else that went wrong in the browser's storage. */
  | "broken";

const words: Readonly<Record<StorageFailureKind, string>> = {
  missing: "This browser has no IndexedDB, so nothing can be kept here. Export the workspace to a file to keep it.",
  refused:
    "The browser does not let this page keep anything (a private window, or blocked site data). Export the workspace to a file to keep it.",
  full: "The browser's storage is full, so this was not stored. Delete a workspace or free disk space, then try again; exporting still works.",
  newer: "A newer version of this page has stored the workspaces. Reload the page to get that version.",
  blocked: "Another tab keeps an older version of this page open. Close or reload it, then reload this one.",
  silent:
    "The browser's storage does not answer, so nothing can be kept. Restart the browser, or close other tabs of this page, then reload it.",
  closed:
    "The connection to the stored workspaces was closed, perhaps by a newer version of this page in another tab. Reload the page.",
  broken: "The browser's storage failed, so this was not stored. Reload the page; exporting still works.",
};

export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly kind: StorageFailureKind;

  constructor(kind: StorageFailureKind, cause?: unknown) {
    super(words[kind], { cause });
    this.kind = kind;
  }
}

/** The workspace is no longer stored: it was deleted, here or in another tab. */
export class WorkspaceGoneError extends Error {
  override readonly name = "WorkspaceGoneError";

  constructor() {
    super(
      "This workspace was deleted, perhaps in another tab. Export it to a file, or duplicate it, to keep what is shown.",
    );
  }
}

/** Another tab saved other texts of files that this one changed too. Nothing was stored. */
export class ConflictingEditError extends Error {
  override readonly name = "ConflictingEditError";
  /** The files that both changed. */
  readonly files: readonly FileName[];
  readonly mine: SourceFiles;
  /** What is stored. */
  readonly theirs: SourceFiles;

  constructor(conflict: {
    readonly files: readonly FileName[];
    readonly mine: SourceFiles;
    readonly theirs: SourceFiles;
  }) {
    super(`Another tab changed ${conflict.files.join(" and ")} too. Choose which text to keep.`);
    this.files = conflict.files;
    this.mine = conflict.mine;
    this.theirs = conflict.theirs;
  }
}

/** A row that cannot be read: what is stored is not what was written. All else is as usable as before. */
export class DamagedRowError extends Error {
  override readonly name = "DamagedRowError";
}

/** A document whose history contradicts itself. Nothing was stored. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** Where in the document: `messages[3].position`. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
  }
}
