import { fileNames, type FileName, type SourceFiles } from "../../document/source.ts";
import { ConflictingEditError } from "../failures.ts";

export interface FileEdits {
  /** What this tab read or saved last. */
  readonly base: SourceFiles;
  readonly mine: SourceFiles;
  /** What is stored. */
  readonly theirs: SourceFiles;
}

/**
 * File by file, the text of whoever changed it.
 * @throws ConflictingEditError when both changed a file, and not to the same text
 */
export function mergedFiles({ base, mine, theirs }: FileEdits): SourceFiles {
  const conflicts = fileNames.filter(
    (name) => mine[name] !== base[name] && theirs[name] !== base[name] && mine[name] !== theirs[name],
  );
  if (conflicts.length > 0) throw new ConflictingEditError({ files: conflicts, mine, theirs });
  const chosen = (name: FileName): string => (mine[name] === base[name] ? theirs[name] : mine[name]);
  return { "model.ts": chosen("model.ts"), "scenario.ts": chosen("scenario.ts"), "specs.ts": chosen("specs.ts") };
}

const lost = "// This file cannot be read: what the browser kept of it is damaged.\n";

/** Files as they were stored; one that is damaged says so. */
export function soundFiles(stored: SourceFiles): SourceFiles {
  const text = (name: FileName): string => textOf(stored, name) ?? lost;
  return { "model.ts": text("model.ts"), "scenario.ts": text("scenario.ts"), "specs.ts": text("specs.ts") };
}

/** Names of those that are damaged. */
export function lostFiles(stored: SourceFiles): readonly FileName[] {
  return fileNames.filter((name) => textOf(stored, name) === null);
}

function textOf(stored: SourceFiles, name: FileName): string | null {
  // Whatever lies in the row: it may not be what was put there.
  const found: unknown = (stored as Partial<SourceFiles> | null)?.[name];
  return typeof found === "string" ? found : null;
}

/** Characters of all files. */
export function sizeOf(files: SourceFiles): number {
  return fileNames.reduce((sum, name) => sum + files[name].length, 0);
}
