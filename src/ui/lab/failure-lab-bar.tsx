import { CircleX, Undo2, Unplug } from "lucide-react";
import { counted } from "../../workspace/outcome-words.ts";
import type { ProvokedFailureReport } from "../../workspace/state.ts";
import { ActionButton } from "../kit/action-button.tsx";
import { Button } from "../kit/button.tsx";
import { eventName } from "../kit/event-name.ts";
import { Select } from "../kit/inputs.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./lab.module.css";

const events = [1, 2, 3, 4, 5].map((event) => ({ value: String(event), name: String(event) }));

/** Region "Failure lab": the store fails in the middle of the next save, and what it holds then. */
export function FailureLabBar() {
  const failAt = useWorkspace((state) => state.failAt ?? null);
  const failure = useWorkspace((state) => state.failure ?? null);
  if (failAt === null && failure === null) return null;
  return (
    <section aria-label="Failure lab" className={styles["bar"]}>
      {failAt === null ? failure !== null && <Outcome failure={failure} /> : <Setting failAt={failAt} />}
    </section>
  );
}

function Setting({ failAt }: { readonly failAt: number }) {
  const { failNextSave, save, setSaveAutomatically } = useCommands();
  const isAutomatic = useWorkspace(({ settings }) => settings.saveAutomatically);
  const pending = useWorkspace(({ pendingCommands }) =>
    pendingCommands.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  return (
    <div className={styles["head"]}>
      <Unplug aria-hidden className={styles["icon"]} />
      <p className={styles["words"]}>
        <strong>The store will fail in the middle of the next save.</strong>{" "}
        {pending > 0
          ? `${counted(pending, "event")} ${pending === 1 ? "is" : "are"} pending. Save, and look at what is stored then.`
          : isAutomatic
            ? "Best seen when several events are saved at once: save by hand, give three commands, then save."
            : "Give three commands: their events wait here until you save."}
      </p>
      <div className={styles["field"]}>
        <span aria-hidden>At event</span>
        <Select
          aria-label="At event"
          value={String(failAt)}
          options={events}
          onValueChange={(event) => failNextSave(Number(event))}
        />
      </div>
      {pending > 0 ? (
        <Button size="small" variant="primary" onClick={() => void save()}>
          Save and fail
        </Button>
      ) : (
        isAutomatic && (
          <Button size="small" onClick={() => void setSaveAutomatically(false)}>
            Save by hand
          </Button>
        )
      )}
      <ActionButton
        action={{ group: "Labs", name: "Call the failure off" }}
        size="small"
        onClick={() => failNextSave(null)}
      >
        Call it off
      </ActionButton>
    </div>
  );
}

function Outcome({ failure: { events: types, failedAt, stored } }: { readonly failure: ProvokedFailureReport }) {
  const { failNextSave, save } = useCommands();
  const isPending = useWorkspace(({ pendingCommands }) => pendingCommands.length > 0);
  return (
    <>
      <div className={styles["head"]}>
        <Unplug aria-hidden className={styles["icon"]} />
        <p className={styles["words"]}>
          <strong>
            The store failed at event {failedAt} of {types.length}. Read back from it: {stored} of {types.length}{" "}
            stored.
          </strong>{" "}
          A save is one transaction: what was written before the failure is taken back with it, and so is the new state.
          {isPending && " Everything is still pending: save again, without a failure."}
        </p>
        {isPending && (
          <Button size="small" variant="primary" onClick={() => void save()}>
            Save again
          </Button>
        )}
        <ActionButton
          action={{ group: "Labs", name: "Let the store fail once more" }}
          size="small"
          onClick={() => failNextSave(failedAt)}
        >
          Fail once more
        </ActionButton>
        <ActionButton
          action={{ group: "Labs", name: "Close the failure lab" }}
          size="small"
          onClick={() => failNextSave(null)}
        >
          Close the lab
        </ActionButton>
      </div>
      <ol className={styles["fates"]} aria-label="Events of the save that failed">
        {types.map((type, index) => (
          // Events of one type may stand side by side.
          <li key={`${index} ${type}`} data-failed={index + 1 === failedAt || undefined}>
            {index + 1 < failedAt ? <Undo2 aria-hidden /> : index + 1 === failedAt ? <CircleX aria-hidden /> : null}
            <code>
              {index + 1}. {eventName(type)}
            </code>{" "}
            <span className={styles["quiet"]}>
              {index + 1 < failedAt
                ? "written, then taken back"
                : index + 1 === failedAt
                  ? "the store failed here"
                  : "never reached"}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
