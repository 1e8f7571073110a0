export const themes = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

/** How the page looks, and the functions that change it: what is chosen is remembered by whoever made this object. */
export interface Appearance {
  readonly theme: Theme;
  readonly isProjector: boolean;
  readonly setTheme: (theme: Theme) => void;
  readonly setProjector: (on: boolean) => void;
}
