import { lazy, Suspense, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { useAction } from "../kit/actions.tsx";
import { PanesContext, type PaneName } from "../kit/panes.tsx";
import { useCollapsiblePane } from "./collapsible-panes.ts";
import { HostedPane, Parking, useHosts } from "./hosted-panes.tsx";
import { useLayoutMode } from "./layout-mode.ts";
import { tabOf, TabbedLayout, type ShellTab } from "./tabbed-layout.tsx";
import styles from "./shell.module.css";

/** Resizable panes come beside the entry: the frame need not wait for them. */
const splitLayout = import("./split-layout.tsx");
const SplitLayout = lazy(async () => ({ default: (await splitLayout).SplitLayout }));

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
  /** Where there is room for one pane only: the one that is shown at first. */
  readonly firstTab?: ShellTab;
  /** Shown in the place of timeline and inspector, when it is asked for. */
  readonly picture?: ReactNode;
}

/** The workbench: arranges what it is given, and knows nothing of what that is. */
export function Shell(props: ShellProps) {
  const mode = useLayoutMode(props.isProjector);
  const { hosts, parking } = useHosts();
  const [isLaidOut, setIsLaidOut] = useState(false);
  const [tab, setTab] = useState<ShellTab>(props.firstTab ?? "Aggregates");
  const problems = useCollapsiblePane("22%");
  const consolePane = useCollapsiblePane("30%");
  const canCollapse = mode === "wide" || mode === "medium";

  const [isPictured, setIsPictured] = useState(false);
  const { open: openProblems, suggest: suggestProblems } = problems;
  const { open: openConsole, suggest: suggestConsole } = consolePane;
  const panes = useMemo(
    () => ({
      reveal: (name: PaneName) => {
        setTab(tabOf(name));
        if (name === "Problems") openProblems();
        if (name === "Console") openConsole();
        if (name === "Model picture") setIsPictured(true);
        if (name === "Timeline" || name === "Inspector") setIsPictured(false);
      },
      suggest: (name: "Problems" | "Console") => (name === "Problems" ? suggestProblems() : suggestConsole()),
      hide: () => {
        setTab((shown) => (shown === "Model picture" ? "Aggregates" : shown));
        setIsPictured(false);
      },
    }),
    [openProblems, openConsole, suggestProblems, suggestConsole],
  );
  useAction({
    id: "model.picture",
    name: isPictured ? "Close the picture of the model" : "Show the picture of the model",
    group: "Model",
    isDisabled: props.picture === undefined,
    run: () => (isPictured ? panes.hide() : panes.reveal("Model picture")),
  });
  const contents: readonly (readonly [PaneName, ReactNode])[] = [
    ["Editor", props.editor],
    ["Problems", props.problems],
    ["Console", props.console],
    ["Aggregates", props.aggregates],
    ["Timeline", props.timeline],
    ["Inspector", props.inspector],
    // Drawn while it is shown, not before.
    ["Model picture", isPictured ? props.picture : null],
  ];
  const collapsible = { Problems: problems, Console: consolePane };
  return (
    <PanesContext value={panes}>
      <div className={styles["shell"]} data-mode={mode}>
        {props.header}
        {props.notices}
        <main className={styles["main"]}>
          <Parking parking={parking} />
          <Suspense fallback={null}>
            {mode === "narrow" ? (
              <TabbedLayout hosts={hosts} tab={tab} isPictured={isPictured} onTab={setTab} />
            ) : (
              <SplitLayout
                mode={mode}
                hosts={hosts}
                problems={problems}
                console={consolePane}
                isPictured={isPictured}
                tab={tab === "Editor" ? "Editor" : "Aggregates"}
                onTab={setTab}
              />
            )}
            <WhenLaidOut onLaidOut={setIsLaidOut} />
          </Suspense>
        </main>
        {props.status !== undefined && <div className={styles["status"]}>{props.status}</div>}
      </div>
      {/* What is in the panes measures itself as it begins: it begins where it will stand. */}
      {(isLaidOut ? contents : []).map(([name, content]) => {
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

function WhenLaidOut({ onLaidOut }: { readonly onLaidOut: (isLaidOut: true) => void }) {
  useLayoutEffect(() => onLaidOut(true), [onLaidOut]);
  return null;
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
