import { useSyncExternalStore } from "react";

/** How the panes are arranged: one column with tabs, two columns, three, or two with few panes for a projector. */
export type LayoutMode = "narrow" | "medium" | "wide" | "projector";

/** Widths, in pixels at the usual size of text. */
const narrow = 800;
const medium = 1120;
const usualText = 16;

export function useLayoutMode(isProjector: boolean): LayoutMode {
  return useSyncExternalStore(subscribe, () => layoutMode(window.innerWidth, rootFontSize(), isProjector));
}

/** Text twice as large asks for twice the width; a projector's large text is meant for few panes anyway. */
export function layoutMode(width: number, textSize: number, isProjector: boolean): LayoutMode {
  if (isProjector) return width < narrow ? "narrow" : "projector";
  const usualWidth = (width * usualText) / textSize;
  if (usualWidth < narrow) return "narrow";
  return usualWidth < medium ? "medium" : "wide";
}

/** Calls back when the window's width or the size of text changes. */
function subscribe(listener: () => void): () => void {
  const probe = document.createElement("div");
  probe.style.cssText = "position: fixed; width: 1rem; height: 0; visibility: hidden";
  document.body.append(probe);
  const observer = new ResizeObserver(listener);
  observer.observe(probe);
  window.addEventListener("resize", listener);
  return () => {
    observer.disconnect();
    probe.remove();
    window.removeEventListener("resize", listener);
  };
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || usualText;
}
