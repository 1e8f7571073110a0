import type { Message } from "aggregate-playground";
import type { CommandEntry } from "./command-entry.ts";
import type { SourceFiles } from "./source.ts";

/** A whole workspace as one value: what a file or a link carries. */
export interface WorkspaceDocument {
  readonly title: string;
  readonly files: SourceFiles;
  /** In global order. */
  readonly messages: readonly Message[];
  readonly commands: readonly CommandEntry[];
}
