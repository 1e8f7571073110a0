import type { LayoutStorage } from "react-resizable-panels";

/** Sizes of panes outlive the page where the browser lets them; where it does not, the page works all the same. */
export const layoutStorage: LayoutStorage = {
  getItem: (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage is switched off: there is nothing to restore.
      return null;
    }
  },
  setItem: (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Full or switched off: the sizes last as long as the page.
    }
  },
};
