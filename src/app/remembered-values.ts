/** What the page remembers in the browser beside the workspaces. Reading and writing never fail: see below. */
export interface RememberedValues {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
}

/** The browser's small storage, or none. Where it is refused (private modes, blocked site data), values live as long as the page. */
export function rememberedValues(storage: () => Storage | null): RememberedValues {
  const values = new Map<string, string | null>();
  return {
    read: (key) => {
      const value = values.get(key);
      if (value !== undefined) return value;
      try {
        return storage()?.getItem(key) ?? null;
      } catch (error) {
        if (error instanceof DOMException) return null;
        throw error;
      }
    },
    write: (key, value) => {
      values.set(key, value);
      try {
        if (value === null) storage()?.removeItem(key);
        else storage()?.setItem(key, value);
      } catch (error) {
        // Full or refused: `values` remembers it until the page is closed.
        if (!(error instanceof DOMException)) throw error;
      }
    },
  };
}
