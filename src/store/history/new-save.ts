import type { NewMessage } from "aggregate-playground";
import type { RecordChange } from "../../engine/commit.ts";
import type { CommandRecord } from "../workspace-store.ts";
import type { SavedCommand } from "./save.ts";

/** A save that has no numbers yet. */
export interface NewSave {
  /** Null for an append or a commit without command. */
  readonly command: NewCommand | null;
  readonly appends: readonly NewAppend[];
  readonly changes: readonly RecordChange[];
}

export interface NewCommand extends Omit<SavedCommand, "entry"> {
  readonly entry: CommandRecord["entry"];
}

export interface NewAppend {
  readonly streamName: string;
  readonly expectedVersion?: number;
  /** An imported message brings its time; a new one gets it. */
  readonly messages: readonly (NewMessage & { readonly time?: Date })[];
}

export function newSaveOf({ entry, commit, stream, version, recording }: CommandRecord): NewSave {
  return {
    command: { entry, stream, version, recording },
    appends: commit?.appends ?? [],
    changes: commit?.changes ?? [],
  };
}

/** True when storing it would store nothing, whether or not it is refused: `append([])` is a no-op (STO1). */
export function isNothing({ command, appends, changes }: NewSave): boolean {
  return command === null && changes.length === 0 && appends.every(({ messages }) => messages.length === 0);
}
