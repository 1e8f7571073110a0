import { useId } from "react";
import type { PaneName } from "../kit/panes.tsx";
import { panelId, tabId, TabList } from "../kit/tabs.tsx";
import { PanePlace, type Hosts } from "./hosted-panes.tsx";
import styles from "./shell.module.css";

export type ShellTab = "Editor" | "Aggregates" | "Timeline" | "Inspector" | "Model picture";

const lasting = [{ name: "Editor" }, { name: "Aggregates" }, { name: "Timeline" }, { name: "Inspector" }] as const;
const withPicture = [...lasting, { name: "Model picture" }] as const;

/** Problems and the console stand under the editor. */
export function tabOf(pane: PaneName): ShellTab {
  return pane === "Problems" || pane === "Console" ? "Editor" : pane;
}

/** One column with tabs: phones, and windows at great zoom. */
export function TabbedLayout({
  hosts,
  tab,
  isPictured,
  onTab,
}: {
  readonly hosts: Hosts;
  readonly tab: ShellTab;
  readonly isPictured: boolean;
  readonly onTab: (tab: ShellTab) => void;
}) {
  const base = useId();
  const tabs = isPictured ? withPicture : lasting;
  return (
    <div className={styles["tabbed"]}>
      <TabList base={base} label="Panes" tabs={tabs} selected={tab} onSelect={onTab} />
      <div role="tabpanel" id={panelId(base)} aria-labelledby={tabId(base, tab)} className={styles["tabPanel"]}>
        {tabs.map(({ name }) => (
          <div key={name} hidden={name !== tab} className={name === "Editor" ? styles["editorTab"] : styles["tabPane"]}>
            <PanePlace host={hosts[name]} />
            {name === "Editor" && (
              <>
                <PanePlace host={hosts.Problems} />
                <PanePlace host={hosts.Console} />
              </>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
