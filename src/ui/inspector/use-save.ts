import { useEffect, useState } from "react";
import type { TimelineEntry } from "../../store/workspace-store.ts";
import { useCommands } from "../kit/workspace-context.tsx";
import { useReadFailure } from "./reading.tsx";
import { saveOf, type Save } from "./save-of.ts";

/** The save that the entry belongs to; null until it was read. */
export function useSave(entry: TimelineEntry): Save | null {
  const commands = useCommands();
  const fail = useReadFailure();
  const [found, setFound] = useState<{ readonly entry: TimelineEntry; readonly save: Save } | null>(null);
  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const save = await saveOf(commands, entry);
      if (!isStale) setFound({ entry, save });
    };
    read().catch((failure: unknown) => isStale || fail(failure));
    return () => {
      isStale = true;
    };
  }, [commands, entry, fail]);
  return found?.entry === entry ? found.save : null;
}
