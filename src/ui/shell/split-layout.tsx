import { useId, type ReactNode } from "react";
import { Group, Panel, useDefaultLayout } from "react-resizable-panels";
import { panelId, tabId, TabList } from "../kit/tabs.tsx";
import { headingSize, type CollapsiblePane } from "./collapsible-panes.ts";
import { PanePlace, type Hosts } from "./hosted-panes.tsx";
import type { LayoutMode } from "./layout-mode.ts";
import { layoutStorage } from "./layout-storage.ts";
import { PaneSeparator } from "./pane-separator.tsx";
import styles from "./shell.module.css";

export interface SplitLayoutProps {
  readonly mode: Exclude<LayoutMode, "narrow">;
  readonly hosts: Hosts;
  readonly problems: CollapsiblePane;
  readonly console: CollapsiblePane;
  readonly isPictured: boolean;
  /** Which of the two a projector shows at the left. */
  readonly tab: "Editor" | "Aggregates";
  readonly onTab: (tab: "Editor" | "Aggregates") => void;
}

/** Panes side by side. Each mode keeps sizes of its own, for a width that suits one ill suits another. */
export function SplitLayout(props: SplitLayoutProps) {
  const { mode, hosts } = props;
  if (mode === "projector") {
    return (
      <SplitGroup key={mode} name="projector" panes={["presented", "history"]}>
        <Panel id="presented" defaultSize="38%" minSize="20rem">
          <PresentedPane {...props} />
        </Panel>
        <PaneSeparator label="Width of Timeline and Inspector" />
        <Panel id="history" minSize="22rem">
          <History name="projector" hosts={hosts} isPictured={props.isPictured} />
        </Panel>
      </SplitGroup>
    );
  }
  if (mode === "medium") {
    return (
      <SplitGroup key={mode} name="medium" panes={["work", "history"]}>
        <Panel id="work" defaultSize="46%" minSize="18rem">
          <SplitGroup name="medium-work" panes={["code", "aggregates"]} isVertical>
            <Panel id="code" defaultSize="50%" minSize="10rem">
              <CodeColumn name="medium-code" {...props} />
            </Panel>
            <PaneSeparator label="Height of Editor and Aggregates" />
            <Panel id="aggregates" minSize="10rem">
              <PanePlace host={hosts.Aggregates} />
            </Panel>
          </SplitGroup>
        </Panel>
        <PaneSeparator label="Width of Timeline and Inspector" />
        <Panel id="history" minSize="20rem">
          <History name="medium" hosts={hosts} isPictured={props.isPictured} />
        </Panel>
      </SplitGroup>
    );
  }
  return (
    <SplitGroup key={mode} name="wide" panes={["code", "aggregates", "history"]}>
      <Panel id="code" defaultSize="31%" minSize="16rem">
        <CodeColumn name="wide-code" {...props} />
      </Panel>
      <PaneSeparator label="Width of Editor" />
      <Panel id="aggregates" defaultSize="23%" minSize="16rem">
        <PanePlace host={hosts.Aggregates} />
      </Panel>
      <PaneSeparator label="Width of Aggregates" />
      <Panel id="history" minSize="20rem">
        <History name="wide" hosts={hosts} isPictured={props.isPictured} />
      </Panel>
    </SplitGroup>
  );
}

function CodeColumn({
  name,
  hosts,
  problems,
  console: consolePane,
}: Pick<SplitLayoutProps, "hosts" | "problems" | "console"> & { readonly name: string }) {
  const collapsible = { collapsible: true, collapsedSize: headingSize, minSize: "6rem", defaultSize: headingSize };
  return (
    <SplitGroup name={name} panes={["editor", "problems", "console"]} isVertical>
      <Panel id="editor" minSize="8rem">
        <PanePlace host={hosts.Editor} />
      </Panel>
      <PaneSeparator label="Height of Problems" />
      <Panel id="problems" {...collapsible} panelRef={problems.ref} onResize={problems.onResize}>
        <PanePlace host={hosts.Problems} />
      </Panel>
      <PaneSeparator label="Height of Console" />
      <Panel id="console" {...collapsible} panelRef={consolePane.ref} onResize={consolePane.onResize}>
        <PanePlace host={hosts.Console} />
      </Panel>
    </SplitGroup>
  );
}

function History({
  name,
  hosts,
  isPictured,
}: {
  readonly name: string;
  readonly hosts: Hosts;
  readonly isPictured: boolean;
}) {
  if (isPictured) return <PanePlace host={hosts["Model picture"]} />;
  return (
    <SplitGroup name={`${name}-history`} panes={["timeline", "inspector"]} isVertical>
      <Panel id="timeline" defaultSize="56%" minSize="9rem">
        <PanePlace host={hosts.Timeline} />
      </Panel>
      <PaneSeparator label="Height of Timeline and Inspector" />
      <Panel id="inspector" minSize="8rem">
        <PanePlace host={hosts.Inspector} />
      </Panel>
    </SplitGroup>
  );
}

const presentedTabs = [{ name: "Aggregates" }, { name: "Editor" }] as const;

function PresentedPane({ hosts, tab, onTab }: SplitLayoutProps) {
  const base = useId();
  return (
    <div className={styles["tabbed"]}>
      <TabList base={base} label="Panes" tabs={presentedTabs} selected={tab} onSelect={onTab} />
      <div role="tabpanel" id={panelId(base)} aria-labelledby={tabId(base, tab)} className={styles["tabPanel"]}>
        {presentedTabs.map(({ name }) => (
          <div key={name} hidden={name !== tab} className={styles["tabPane"]}>
            <PanePlace host={hosts[name]} />
          </div>
        ))}
      </div>
    </div>
  );
}

function SplitGroup({
  name,
  panes,
  isVertical = false,
  children,
}: {
  readonly name: string;
  readonly panes: string[];
  readonly isVertical?: boolean;
  readonly children: ReactNode;
}) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `aggregate-playground/panes/${name}`,
    panelIds: panes,
    storage: layoutStorage,
    onlySaveAfterUserInteractions: true,
  });
  return (
    <Group
      className={styles["group"]}
      orientation={isVertical ? "vertical" : "horizontal"}
      onLayoutChanged={onLayoutChanged}
      {...(defaultLayout === undefined ? {} : { defaultLayout })}
    >
      {children}
    </Group>
  );
}
