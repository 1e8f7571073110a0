import { useMemo, useRef, useState, type RefObject } from "react";
import type { PanelImperativeHandle } from "react-resizable-panels";

/** Height of a pane's heading: what is left of it when it is collapsed. */
export const headingSize = "2.5rem";

export interface CollapsiblePane {
  readonly ref: RefObject<PanelImperativeHandle | null>;
  readonly isCollapsed: boolean;
  readonly onResize: () => void;
  readonly toggle: () => void;
  readonly open: () => void;
  /** Opens the pane, unless it was collapsed by hand. */
  readonly suggest: () => void;
}

/** @param openSize what it opens to when it has no size to return to: "28%" */
export function useCollapsiblePane(openSize: string): CollapsiblePane {
  // What the library calls `usePanelRef`, without waiting for the library.
  const ref = useRef<PanelImperativeHandle | null>(null);
  const [isCollapsed, setIsCollapsed] = useState(true);
  const wasCollapsedByHand = useRef(false);
  const actions = useMemo(() => {
    const open = () => {
      const panel = ref.current;
      if (panel === null) return;
      panel.expand();
      // A pane that was collapsed from the start has no size to return to.
      if (panel.isCollapsed() || panel.getSize().inPixels < leastOpen) panel.resize(openSize);
    };
    const toggle = () => {
      const isOpen = ref.current?.isCollapsed() !== true;
      wasCollapsedByHand.current = isOpen;
      if (isOpen) ref.current?.collapse();
      else open();
    };
    const suggest = () => {
      if (!wasCollapsedByHand.current) open();
    };
    return {
      open,
      suggest,
      onResize: () => setIsCollapsed(ref.current?.isCollapsed() ?? false),
      toggle,
    };
  }, [openSize]);
  return { ref, isCollapsed, ...actions };
}

/** In pixels: heading and two lines. */
const leastOpen = 80;
