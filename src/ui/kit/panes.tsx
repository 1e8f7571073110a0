import { createContext, useContext } from "react";

/** The places of the workbench, by the names of their regions. */
export type PaneName = "Editor" | "Problems" | "Console" | "Aggregates" | "Timeline" | "Inspector" | "Model picture";

export interface Pane {
  readonly name: PaneName;
  readonly isCollapsed: boolean;
  /** Null where the pane cannot collapse. */
  readonly toggle: (() => void) | null;
}

export interface Panes {
  /** Makes sure that a pane can be seen: opens it, or turns to its tab. */
  readonly reveal: (name: PaneName) => void;
  /** There is something new in a pane: it opens where it stands, unless a person has collapsed it. */
  readonly suggest: (name: "Problems" | "Console") => void;
  /** Puts a pane away that is not always there. */
  readonly hide: (name: "Model picture") => void;
}

export const PaneContext = createContext<Pane | null>(null);
export const PanesContext = createContext<Panes>({
  reveal: () => undefined,
  suggest: () => undefined,
  hide: () => undefined,
});

/** The pane that a component stands in; null outside the workbench. */
export function usePane(): Pane | null {
  return useContext(PaneContext);
}

export function usePanes(): Panes {
  return useContext(PanesContext);
}
