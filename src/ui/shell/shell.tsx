import { useMemo, useState, type ReactNode } from "react";
import { PanesContext, type PaneName } from "../kit/panes.tsx";
import { useCollapsiblePane } from "./collapsible-panes.ts";
import { HostedPane, useHosts } from "./hosted-panes.tsx";
import { useLayoutMode } from "./layout-mode.ts";
import { tabOf, TabbedLayout, type ShellTab } from "./tabbed-layout.tsx";
import { SplitLayout } from "./split-layout.tsx";
import styles from "./shell.module.css";

export interface ShellProps {
  readonly header: ReactNode;
  /** Between header and panes: that this is a shared snapshot, that storage is full. */
  readonly notices?: ReactNode;
  /** The bar below the panes, with the `role=status` line. */
  readonly status?: ReactNode;
  readonly isProjector: boolean;
  readonly editor: ReactNode;
  readonly problems: ReactNode;
  readonly console: ReactNode;
  readonly aggregates: ReactNode;
  readonly timeline: ReactNode;
  readonly inspector: ReactNode;
}

/** The workbench: arranges what it is given, and knows nothing of what that is. */
export function Shell(props: ShellProps) {
  const mode = useLayoutMode(props.isProjector);
  const hosts = useHosts();
  const [tab, setTab] = useState<ShellTab>("Aggregates");
  const problems = useCollapsiblePane();
  const consolePane = useCollapsiblePane();
  const canCollapse = mode === "wide" || mode === "medium";

  const panes = {
    reveal: (name: PaneName) => {
      setTab(tabOf(name));
      if (name === "Problems") problems.open();
      if (name === "Console") consolePane.open();
    },
  };
  const contents: readonly (readonly [PaneName, ReactNode])[] = [
    ["Editor", props.editor],
    ["Problems", props.problems],
    ["Console", props.console],
    ["Aggregates", props.aggregates],
    ["Timeline", props.timeline],
    ["Inspector", props.inspector],
  ];
  const collapsible = { Problems: problems, Console: consolePane };
  return (
    <PanesContext value={panes}>
      <div className={styles["shell"]} data-mode={mode}>
        {props.header}
        {props.notices}
        <main className={styles["main"]}>
          {mode === "narrow" ? (
            <TabbedLayout hosts={hosts} tab={tab} onTab={setTab} />
          ) : (
            <SplitLayout
              mode={mode}
              hosts={hosts}
              problems={problems}
              console={consolePane}
              tab={tab === "Editor" ? "Editor" : "Aggregates"}
              onTab={setTab}
            />
          )}
        </main>
        {props.status !== undefined && <div className={styles["status"]}>{props.status}</div>}
      </div>
      {contents.map(([name, content]) => {
        const collapse = canCollapse && (name === "Problems" || name === "Console") ? collapsible[name] : null;
        return (
          <StablePane
            key={name}
            name={name}
            host={hosts[name]}
            isCollapsed={collapse?.isCollapsed ?? false}
            toggle={collapse?.toggle ?? null}
          >
            {content}
          </StablePane>
        );
      })}
    </PanesContext>
  );
}

function StablePane({
  name,
  host,
  isCollapsed,
  toggle,
  children,
}: {
  readonly name: PaneName;
  readonly host: HTMLElement;
  readonly isCollapsed: boolean;
  readonly toggle: (() => void) | null;
  readonly children: ReactNode;
}) {
  const pane = useMemo(() => ({ name, isCollapsed, toggle }), [name, isCollapsed, toggle]);
  return (
    <HostedPane host={host} pane={pane}>
      {children}
    </HostedPane>
  );
}
