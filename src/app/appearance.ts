import { createStore } from "zustand/vanilla";
import type { RememberedValues } from "./remembered-values.ts";
import { themes, type Appearance, type Theme } from "../ui/header/appearance.ts";

const themeKey = "aggregate-playground:theme";
const projectorKey = "aggregate-playground:projector";

/** The looks that were chosen last, kept on the document's root for the style sheets and in the browser for next time. */
export function createAppearance(values: RememberedValues, root: HTMLElement) {
  const store = createStore<Appearance>((set) => ({
    theme: themes.find((theme) => theme === values.read(themeKey)) ?? "system",
    isProjector: values.read(projectorKey) === "on",
    setTheme: (theme) => {
      values.write(themeKey, theme === "system" ? null : theme);
      set({ theme });
    },
    setProjector: (isProjector) => {
      values.write(projectorKey, isProjector ? "on" : null);
      set({ isProjector });
    },
  }));
  const show = ({ theme, isProjector }: Appearance) => {
    markTheme(root, theme);
    root.toggleAttribute("data-projector", isProjector);
  };
  show(store.getState());
  store.subscribe(show);
  return store;
}

function markTheme(root: HTMLElement, theme: Theme): void {
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}
