import { ActionButton } from "../kit/action-button.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./editor.module.css";

/** Another tab saved these files while they were edited here: a person decides, nothing is lost until then. */
export function FileConflictBar() {
  const conflict = useWorkspace(({ fileConflict }) => fileConflict);
  const commands = useCommands();
  if (conflict === null) return null;
  return (
    <div role="alert" className={styles["conflict"]}>
      <p className={styles["conflictText"]}>
        {conflict.files.join(" and ")} changed in another tab too. Which text shall stay?
      </p>
      <ActionButton
        action={{ group: "Editor", name: "Keep my text" }}
        size="small"
        onClick={() => void commands.resolveFileConflict("mine")}
      >
        Keep mine
      </ActionButton>
      <ActionButton
        action={{ group: "Editor", name: "Take the text of the other tab" }}
        size="small"
        onClick={() => void commands.resolveFileConflict("theirs")}
      >
        Take the other
      </ActionButton>
    </div>
  );
}
