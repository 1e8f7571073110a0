import { CircleDashed, Save, Undo2 } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { Button } from "../kit/button.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import { pendingSummary } from "./pending-summary.ts";
import styles from "./pending-bar.module.css";
import { Refusal } from "./refusal.tsx";
import { useDropPending } from "./use-drop-pending.ts";

/** What is not stored yet, and the two things to do about it. */
export function PendingBar() {
  const { save } = useCommands();
  const dropPending = useDropPending();
  const isAutomatic = useWorkspace(({ settings }) => settings.saveAutomatically);
  const images = useWorkspace(
    useShallow(({ instances }) =>
      instances.filter(({ image }) => image.pending.length > 0 || image.isChanged).map(({ image }) => image),
    ),
  );
  const commands = useWorkspace(({ pendingCommands }) => pendingCommands);
  const rejection = useWorkspace(({ rejections }) => rejections["Save"]);
  const isClean = images.length === 0;
  if (isAutomatic && isClean && rejection === undefined) return null;
  return (
    <div className={styles["bar"]} data-clean={isClean || undefined}>
      <div className={styles["line"]}>
        <CircleDashed aria-hidden className={styles["icon"]} />
        <p className={styles["words"]}>{pendingSummary(images, commands)}</p>
        <div className={styles["buttons"]}>
          <Button
            size="small"
            variant="quiet"
            icon={<Undo2 aria-hidden />}
            disabled={isClean}
            onClick={() => void dropPending()}
          >
            Drop pending
          </Button>
          <Button
            size="small"
            variant={isClean ? "secondary" : "primary"}
            icon={<Save aria-hidden />}
            disabled={isClean}
            onClick={() => void save()}
          >
            Save
          </Button>
        </div>
      </div>
      {rejection !== undefined && (
        <Refusal
          rejection={rejection}
          others={Object.entries(rejection.fields).map(([field, texts]) => ({ field, texts }))}
        />
      )}
    </div>
  );
}
