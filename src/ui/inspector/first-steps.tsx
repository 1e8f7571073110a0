import { useActions } from "../kit/actions.tsx";
import { ActionButton } from "../kit/action-button.tsx";
import { Button } from "../kit/button.tsx";
import { useCommands, useWorkspace } from "../kit/workspace-context.tsx";
import styles from "./inspector.module.css";

/** The button that fills an empty tab: looks at what there is, or begins with the first of it. */
export function FirstSteps({ wants }: { readonly wants: "aggregate" | "event" }) {
  const { select } = useCommands();
  const creations = useActions().filter(
    ({ id, isDisabled }) => id.startsWith("aggregates.new.") && isDisabled !== true,
  );
  const newest = useWorkspace(({ instances }) => instances.at(-1));
  const lastEntry = useWorkspace((state) => state.lastEntry);
  if (wants === "event" && lastEntry > 0) {
    return (
      <ActionButton
        action={{ group: "Inspector", name: "Show the newest event" }}
        size="small"
        onClick={() => select({ entry: lastEntry })}
      >
        Show the newest event
      </ActionButton>
    );
  }
  if (newest !== undefined) {
    return wants === "event" ? null : (
      <Button size="small" onClick={() => select({ stream: newest.stream })}>
        {`Show ${newest.image.aggregate} ${newest.label}`}
      </Button>
    );
  }
  return (
    <div className={styles["firstSteps"]}>
      {creations.slice(0, 3).map(({ id, name, run }) => (
        <Button size="small" key={id} onClick={run}>
          {/* Another name than the button beside the aggregate, so that either is found by its own. */}
          {name.replace(/^New /, "Begin with ")}
        </Button>
      ))}
    </div>
  );
}
