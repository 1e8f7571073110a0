import { useSyncExternalStore } from "react";
import { ActionButton } from "../kit/action-button.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { isFiltering } from "./filter-match.ts";
import type { GridModel } from "./grid-model.ts";
import { isComplete } from "./row-source.ts";
import styles from "./timeline.module.css";

/** While a filter is set: how many were found, and how much of the history was looked through for them. */
export function LookLine({ model }: { readonly model: GridModel }) {
  const isShown = useWorkspace((state) => isFiltering(state.filter));
  const { rows } = useSyncExternalStore(model.subscribe, model.snapshot);
  const { status } = rows.source;
  if (!isShown) return null;
  const found = rows.length.toLocaleString("en-GB");
  const total = status.total.toLocaleString("en-GB");
  return (
    <div className={styles["look"]} aria-live="polite">
      {isComplete(status) ? (
        <span>
          {found} of {total} entries shown
        </span>
      ) : (
        <>
          <span>
            {found} found so far. Looked through the newest {status.lookedThrough.toLocaleString("en-GB")} of {total}{" "}
            entries
            {status.isLooking ? "…" : "."}
          </span>
          <ActionButton
            action={{ group: "Timeline", name: "Keep looking for events" }}
            size="small"
            disabled={status.isLooking}
            onClick={() => rows.source.keepLooking()}
          >
            Keep looking
          </ActionButton>
        </>
      )}
    </div>
  );
}
