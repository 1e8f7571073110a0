import type { FileName, SourceFiles } from "../document/source.ts";
import { fileNames } from "../document/source.ts";
import { ConflictingEditError } from "../store/failures.ts";
import { expectedFailure, orTold } from "./expected-failures.ts";
import type { Draft } from "./ports.ts";
import { announce, type Session } from "./session.ts";
import type { WorkspaceCommands } from "./state.ts";

/** Pause after the last keystroke before the text is compiled and saved. */
const typingPause = 150;

export interface Editing extends Pick<
  WorkspaceCommands,
  "editFile" | "openFile" | "revealPlace" | "resolveFileConflict"
> {
  /** Ends the pause: what was typed is compiled and saved now. */
  readonly flush: () => void;
  /** Takes up what was typed before the page was closed, and not stored any more. */
  readonly restoreDraft: () => void;
  /** Saves what was typed last, and stops. */
  readonly close: () => void;
  /** Another tab saved the files. */
  readonly filesChangedElsewhere: () => Promise<void>;
}

/** @param compile compiles and loads the files as they are now */
export function editing(session: Session, compile: () => void): Editing {
  const { ports, read, change } = session;
  let timer: number | null = null;
  let isUnsaved = false;
  /** What is stored, as far as this tab knows. */
  let known = read().files;
  const id = ports.stored.summary.id;
  const keepDraft = (files: SourceFiles | null) =>
    ports.drafts?.write(id, files === null ? null : { ...files, base: known });

  const flush = () => {
    if (timer === null) return;
    ports.timers.clear(timer);
    timer = null;
    compile();
    void save();
  };

  const save = async () => {
    if (!isUnsaved || read().fileConflict !== null) return;
    isUnsaved = false;
    const { files } = read();
    try {
      await ports.stored.saveFiles(files);
      known = files;
      if (!isUnsaved) keepDraft(null);
    } catch (error) {
      isUnsaved = true;
      await tellUnsaved(session, error);
    }
  };

  const replaceFiles = (files: SourceFiles) => {
    isUnsaved = false;
    known = files;
    keepDraft(null);
    change(() => ({ files, fileConflict: null, runProblems: [] }));
    compile();
  };

  return {
    flush,
    restoreDraft: () => {
      const draft = ports.drafts?.read(id) ?? null;
      if (draft === null) return;
      const { files, conflicts } = takenUp(draft, known);
      isUnsaved = differing(files, known).length > 0;
      const fileConflict = conflicts.length === 0 ? null : { files: conflicts, theirs: known };
      change(() => ({ files, fileConflict }));
      void save();
    },
    close: () => {
      if (timer !== null) ports.timers.clear(timer);
      timer = null;
      void save();
    },
    editFile: (file, text) => {
      if (read().files[file] === text) return;
      isUnsaved = true;
      change(({ files }) => ({ files: { ...files, [file]: text }, compileStatus: "waiting", runProblems: [] }));
      keepDraft(read().files);
      if (timer !== null) ports.timers.clear(timer);
      timer = ports.timers.set(flush, typingPause);
    },
    openFile: (activeFile) => change(() => ({ activeFile })),
    revealPlace: (place) => {
      change(({ reveal }) => ({ activeFile: place.file, reveal: { ...place, serial: (reveal?.serial ?? 0) + 1 } }));
    },
    filesChangedElsewhere: () =>
      orTold(session, async () => {
        if (isUnsaved) return;
        const files = await ports.stored.files();
        const changed = differing(files, read().files);
        if (isUnsaved || changed.length === 0) return;
        replaceFiles(files);
        announce(session, `${changed.join(" and ")} changed in another tab`);
      }),
    resolveFileConflict: async (keep) => {
      const { fileConflict } = read();
      if (fileConflict === null) return;
      if (keep === "theirs") return replaceFiles(fileConflict.theirs);
      await orTold(session, async () => {
        // Having read the other text makes it the one that this tab knowingly replaces.
        known = await ports.stored.files();
        isUnsaved = true;
        change(() => ({ fileConflict: null }));
        await save();
      });
    },
  };
}

async function tellUnsaved(session: Session, error: unknown): Promise<void> {
  if (!(error instanceof ConflictingEditError))
    return announce(session, `Not saved: ${expectedFailure(error).message}`);
  const { files, theirs } = error;
  session.change(() => ({ fileConflict: { files, theirs } }));
  announce(session, `${files.join(" and ")} changed in another tab too: choose which text to keep`);
}

/** The draft over what is stored now, and the files that somebody else changed since it was typed. */
function takenUp(
  { base = {}, ...texts }: Draft,
  stored: SourceFiles,
): { readonly files: SourceFiles; readonly conflicts: readonly FileName[] } {
  const typed = fileNames.filter((file) => texts[file] !== undefined && texts[file] !== (base[file] ?? stored[file]));
  const files = { ...stored, ...Object.fromEntries(typed.map((file) => [file, texts[file]])) };
  const changed = typed.filter((file) => files[file] !== stored[file] && stored[file] !== (base[file] ?? stored[file]));
  return { files, conflicts: changed };
}

function differing(some: SourceFiles, others: SourceFiles): readonly FileName[] {
  return fileNames.filter((file) => some[file] !== others[file]);
}
