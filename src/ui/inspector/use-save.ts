import { useEffect, useState } from "react";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import { useCommands } from "../kit/workspace-context.tsx";
import { saveOf, type Save } from "./save-of.ts";

/** The save that the entry belongs to; null until it was read. */
export function useSave(entry: TimelineEntry): Save | null {
  const commands = useCommands();
  const [found, setFound] = useState<{ readonly entry: TimelineEntry; readonly save: Save } | null>(null);
  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const save = await saveOf(commands, entry);
      if (!isStale) setFound({ entry, save });
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [commands, entry]);
  return found?.entry === entry ? found.save : null;
}
