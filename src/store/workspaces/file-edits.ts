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

/** Characters of all files. */
export function sizeOf(files: SourceFiles): number {
  return fileNames.reduce((sum, name) => sum + files[name].length, 0);
}
