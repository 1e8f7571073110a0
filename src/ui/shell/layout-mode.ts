import { useSyncExternalStore } from "react";

/** How the panes are arranged: one column with tabs, two columns, three, or two with few panes for a projector. */
export type LayoutMode = "narrow" | "medium" | "wide" | "projector";

const narrow = "(width < 800px)";
const medium = "(width < 1120px)";

export function useLayoutMode(isProjector: boolean): LayoutMode {
  const isNarrow = useMedia(narrow);
  const isMedium = useMedia(medium);
  if (isNarrow) return "narrow";
  if (isProjector) return "projector";
  return isMedium ? "medium" : "wide";
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}
