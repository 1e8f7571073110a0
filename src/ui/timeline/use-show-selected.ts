import { useEffect } from "react";
import type { GridModel } from "./grid-model.ts";

/** A row that was selected elsewhere (on the lanes, by time travel, by a link) comes into view. */
export function useShowSelected(model: GridModel, selected: number | string | null): void {
  useEffect(() => {
    if (selected === null) return;
    if (model.show(selected)) return;
    // Its event is stored but not read yet, or the filter has not found it: shown as soon as it is there.
    const stop = model.subscribe(() => {
      if (model.show(selected)) stop();
    });
    return stop;
  }, [model, selected]);
}
