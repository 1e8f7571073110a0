import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { PaneContext, type Pane, type PaneName } from "../kit/panes.tsx";
import styles from "./shell.module.css";

/** Elements of the panes, and where those stand that no layout shows. */
export interface PaneHosts {
  readonly hosts: Hosts;
  readonly parking: HTMLElement;
}

export type Hosts = Readonly<Record<PaneName, HTMLElement>>;

/**
 * One element per pane, which a layout may put anywhere: what is in a pane keeps its state, a half-filled form or the
 * editor, when the window's width or the projector switch asks for another layout. None of them is ever outside the
 * document, where colours and sizes cannot be read.
 */
export function useHosts(): PaneHosts {
  const [hosts] = useState<PaneHosts>(() => {
    const parking = document.createElement("div");
    return {
      parking,
      hosts: {
        Editor: makeHost(parking),
        Problems: makeHost(parking),
        Console: makeHost(parking),
        Aggregates: makeHost(parking),
        Timeline: makeHost(parking),
        Inspector: makeHost(parking),
        "Model picture": makeHost(parking),
      },
    };
  });
  return hosts;
}

/** Where each pane's element goes back to. */
const parkingOf = new WeakMap<HTMLElement, HTMLElement>();

function makeHost(parking: HTMLElement): HTMLElement {
  const host = document.createElement("div");
  host.className = styles["host"] ?? "";
  parking.append(host);
  parkingOf.set(host, parking);
  return host;
}

/** Holds the panes that are not shown. */
export function Parking({ parking }: { readonly parking: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(parking), [parking]);
  return <div ref={place} hidden />;
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
      if (host.parentElement === element) parkingOf.get(host)?.append(host);
    };
  }, [host]);
  return <div ref={place} className={styles["place"]} />;
}
