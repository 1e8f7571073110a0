import { History, X } from "lucide-react";
import { useState } from "react";
import { counted } from "../../workspace/outcome-words.ts";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { useWorkspace } from "../kit/workspace-context.tsx";
import { useWorkspaces, useWorkspacesCommands } from "../kit/workspaces-context.tsx";
import { dateWords } from "./list-words.ts";
import styles from "./recent-workspaces.module.css";

const shown = 5;

/** On start: where else one left off. It goes with the first command, or when it is closed. */
export function RecentWorkspaces({ onClose }: { readonly onClose: () => void }) {
  const id = useWorkspace(({ summary }) => summary.id);
  const lastEntry = useWorkspace((state) => state.lastEntry);
  const list = useWorkspaces((state) => state.list);
  const { open } = useWorkspacesCommands();
  const [lastAtStart] = useState(lastEntry);
  const others = list.filter((summary) => summary.id !== id);
  if (others.length === 0 || lastEntry !== lastAtStart) return null;
  return (
    <section aria-label="Recent workspaces" className={styles["recent"]}>
      <h2 className={styles["title"]}>
        <History aria-hidden /> Recent
      </h2>
      <ul className={styles["list"]}>
        {others.slice(0, shown).map((summary) => (
          <li key={summary.id}>
            <Button size="small" onClick={() => void open(summary.id)}>
              {summary.title}
              <span className={styles["when"]}>
                {dateWords(summary.changedAt)}, {counted(summary.events, "event")}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <IconButton
        size="small"
        label="Close"
        action={{ group: "Page", name: "Close the recent workspaces" }}
        icon={<X aria-hidden />}
        onClick={onClose}
      />
    </section>
  );
}
