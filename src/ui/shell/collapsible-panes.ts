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
}

export function useCollapsiblePane(): CollapsiblePane {
  // What the library calls `usePanelRef`, without waiting for the library.
  const ref = useRef<PanelImperativeHandle | null>(null);
  const [isCollapsed, setIsCollapsed] = useState(true);
  const actions = useMemo(() => {
    const open = () => {
      const panel = ref.current;
      if (panel === null) return;
      panel.expand();
      // A pane that was collapsed from the start has no size to return to.
      if (panel.isCollapsed() || panel.getSize().inPixels < leastOpen) panel.resize("28%");
    };
    return {
      open,
      onResize: () => setIsCollapsed(ref.current?.isCollapsed() ?? false),
      toggle: () => (ref.current?.isCollapsed() === true ? open() : ref.current?.collapse()),
    };
  }, [ref]);
  return { ref, isCollapsed, ...actions };
}

/** In pixels: heading and two lines. */
const leastOpen = 80;
