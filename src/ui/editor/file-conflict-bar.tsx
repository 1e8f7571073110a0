import { Button } from "../kit/button.tsx";
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
      <Button size="small" onClick={() => void commands.resolveFileConflict("mine")}>
        Keep mine
      </Button>
      <Button size="small" onClick={() => void commands.resolveFileConflict("theirs")}>
        Take the other
      </Button>
    </div>
  );
}
