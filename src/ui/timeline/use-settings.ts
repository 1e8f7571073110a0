import { useCallback, useState } from "react";
import { parseSettings, type ChangeSettings, type GridSettings } from "./column-settings.ts";

const storageKey = "aggregate-playground/timeline";

/** The person's arrangement of the grid, kept in the browser. */
export function useSettings(): readonly [GridSettings, ChangeSettings] {
  const [settings, setSettings] = useState(() => parseSettings(read()));
  const change: ChangeSettings = useCallback((update) => {
    setSettings((before) => {
      const after = update(before);
      write(JSON.stringify(after));
      return after;
    });
  }, []);
  return [settings, change];
}

/** A browser may forbid its storage: then the arrangement lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function write(text: string): void {
  try {
    localStorage.setItem(storageKey, text);
  } catch {
    // See `read`: forbidden, or full.
  }
}
