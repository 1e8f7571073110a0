import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { PaneContext, type Pane, type PaneName } from "../kit/panes.tsx";
import styles from "./shell.module.css";

export type Hosts = Readonly<Record<PaneName, HTMLElement>>;

/**
 * One element per pane, which a layout may put anywhere: what is in a pane keeps its state, a half-filled form or the
 * editor, when the window's width or the projector switch asks for another layout.
 */
export function useHosts(): Hosts {
  const [hosts] = useState<Hosts>(() => ({
    Editor: makeHost(),
    Problems: makeHost(),
    Console: makeHost(),
    Aggregates: makeHost(),
    Timeline: makeHost(),
    Inspector: makeHost(),
    "Model picture": makeHost(),
  }));
  return hosts;
}

function makeHost(): HTMLElement {
  const host = document.createElement("div");
  host.className = styles["host"] ?? "";
  return host;
}

/** Renders a pane's content into its element, wherever that is. */
export function HostedPane({
  host,
  pane,
  children,
}: {
  readonly host: HTMLElement;
  readonly pane: Pane;
  readonly children: ReactNode;
}) {
  return createPortal(<PaneContext value={pane}>{children}</PaneContext>, host);
}

/** Where a layout wants a pane. */
export function PanePlace({ host }: { readonly host: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    element?.append(host);
    // Another place may have taken it meanwhile.
    return () => {
      if (host.parentElement === element) host.remove();
    };
  }, [host]);
  return <div ref={place} className={styles["place"]} />;
}
