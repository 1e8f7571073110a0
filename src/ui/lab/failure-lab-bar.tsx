import { Unplug } from "lucide-react";
import { Button } from "../kit/button.tsx";
import { Select } from "../kit/inputs.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./lab.module.css";

const events = [1, 2, 3, 4, 5].map((event) => ({ value: String(event), name: String(event) }));

/** Region "Failure lab": the store fails in the middle of the next save. */
export function FailureLabBar() {
  const failAt = useWorkspace((state) => state.failAt ?? null);
  const { failNextSave } = useCommands();
  if (failAt === null) return null;
  return (
    <section aria-label="Failure lab" className={styles["bar"]}>
      <div className={styles["head"]}>
        <Unplug aria-hidden className={styles["icon"]} />
        <p className={styles["words"]}>
          The store will fail at one event of the next save, in the middle of its transaction. Look at what is stored
          then: nothing of it.
        </p>
        <div className={styles["user"]}>
          <span aria-hidden>At event</span>
          <Select
            aria-label="At event"
            value={String(failAt)}
            options={events}
            onValueChange={(event) => failNextSave(Number(event))}
          />
        </div>
        <Button size="small" onClick={() => failNextSave(null)}>
          Call it off
        </Button>
      </div>
    </section>
  );
}
