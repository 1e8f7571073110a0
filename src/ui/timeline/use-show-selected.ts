import { useEffect } from "react";
import type { GridModel } from "./grid-model.ts";

/** A row that was selected elsewhere (on the lanes, by time travel, by a link) comes into view. */
export function useShowSelected(model: GridModel, selected: number | string | null): void {
  useEffect(() => {
    if (selected === null) return;
    const show = () => {
      const index = model.rows.indexOf(selected);
      if (index < 0 || model.rows.keyAt(index) !== selected) return false;
      model.scroller.show(index);
      return true;
    };
    if (show()) return;
    // The filter has not found it yet: shown as soon as it has.
    const stop = model.subscribe(() => {
      if (show()) stop();
    });
    return stop;
  }, [model, selected]);
}
