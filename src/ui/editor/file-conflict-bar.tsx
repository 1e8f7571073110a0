import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";

/** Another tab saved these files while they were edited here: a person decides, nothing is lost until then. */
export function FileConflictBar() {
  const conflict = useWorkspace(({ fileConflict }) => fileConflict);
  const commands = useCommands();
  if (conflict === null) return null;
  return (
    <div role="alert" className="editor-conflict">
      <p>{conflict.files.join(" and ")} changed in another tab too. Which text shall stay?</p>
      <button type="button" className="button" onClick={() => void commands.resolveFileConflict("mine")}>
        Keep mine
      </button>
      <button type="button" className="button" onClick={() => void commands.resolveFileConflict("theirs")}>
        Take the other
      </button>
    </div>
  );
}
