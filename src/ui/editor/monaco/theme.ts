import { editor } from "monaco-editor/editor/editor.api";
import { ColorReader } from "./css-color.ts";

/** Monaco's name for a color → the page's own. */
const colors = {
  "editor.background": "var(--surface)",
  "editor.foreground": "var(--text)",
  "editorGutter.background": "var(--surface)",
  "editorLineNumber.foreground": "var(--text-subtle)",
  "editorLineNumber.activeForeground": "var(--text)",
  "editor.lineHighlightBackground": "var(--hover)",
  "editor.lineHighlightBorder": "transparent",
  "editor.selectionBackground": "var(--selection)",
  "editor.inactiveSelectionBackground": "color-mix(in srgb, var(--selection) 55%, transparent)",
  "editor.wordHighlightBackground": "color-mix(in srgb, var(--selection) 45%, transparent)",
  "editor.wordHighlightStrongBackground": "color-mix(in srgb, var(--selection) 65%, transparent)",
  "editor.wordHighlightTextBackground": "color-mix(in srgb, var(--selection) 35%, transparent)",
  "editor.selectionHighlightBackground": "color-mix(in srgb, var(--selection) 45%, transparent)",
  "editor.findMatchBackground": "var(--pending-soft)",
  "editor.findMatchBorder": "var(--pending)",
  "editor.findMatchHighlightBackground": "var(--pending-soft)",
  "editor.foldBackground": "var(--hover)",
  // Monaco colours brackets by depth, whatever its options say.
  "editorBracketHighlight.foreground1": "var(--syntax-mark)",
  "editorBracketHighlight.foreground2": "var(--syntax-mark)",
  "editorBracketHighlight.foreground3": "var(--syntax-mark)",
  "editorBracketHighlight.unexpectedBracket.foreground": "var(--danger)",
  "editorBracketMatch.background": "color-mix(in srgb, var(--selection) 45%, transparent)",
  "editorBracketMatch.border": "transparent",
  "editorCursor.foreground": "var(--accent)",
  "editorError.foreground": "var(--danger)",
  "editorWarning.foreground": "var(--warning)",
  "editorInfo.foreground": "var(--accent)",
  "editorGutter.foldingControlForeground": "var(--text-subtle)",
  "editorLightBulb.foreground": "var(--warning)",
  "editorWidget.background": "var(--raised)",
  "editorWidget.foreground": "var(--text)",
  "editorWidget.border": "var(--border)",
  "editorHoverWidget.background": "var(--raised)",
  "editorHoverWidget.foreground": "var(--text)",
  "editorHoverWidget.border": "var(--border)",
  "editorHoverWidget.statusBarBackground": "var(--sunken)",
  "editorSuggestWidget.background": "var(--raised)",
  "editorSuggestWidget.foreground": "var(--text)",
  "editorSuggestWidget.border": "var(--border)",
  "editorSuggestWidget.selectedBackground": "var(--accent-soft)",
  "editorSuggestWidget.selectedForeground": "var(--text)",
  "editorSuggestWidget.selectedIconForeground": "var(--text)",
  "editorSuggestWidget.highlightForeground": "var(--accent)",
  "editorSuggestWidget.focusHighlightForeground": "var(--accent)",
  "editorMarkerNavigation.background": "var(--raised)",
  "list.hoverBackground": "var(--hover)",
  "list.activeSelectionBackground": "var(--accent-soft)",
  "list.activeSelectionForeground": "var(--text)",
  "list.focusBackground": "var(--accent-soft)",
  "list.focusForeground": "var(--text)",
  "list.highlightForeground": "var(--accent)",
  "input.background": "var(--surface)",
  "input.foreground": "var(--text)",
  "input.border": "var(--edge)",
  "inputOption.activeBackground": "var(--accent-soft)",
  "inputOption.activeBorder": "var(--accent)",
  "menu.background": "var(--raised)",
  "menu.foreground": "var(--text)",
  "menu.selectionBackground": "var(--accent-soft)",
  "menu.selectionForeground": "var(--text)",
  "menu.separatorBackground": "var(--border)",
  "menu.border": "var(--border)",
  "textLink.foreground": "var(--accent)",
  "textLink.activeForeground": "var(--accent)",
  "textCodeBlock.background": "var(--sunken)",
  focusBorder: "var(--focus)",
  "scrollbar.shadow": "transparent",
  "scrollbarSlider.background": "color-mix(in srgb, var(--text-subtle) 30%, transparent)",
  "scrollbarSlider.hoverBackground": "color-mix(in srgb, var(--text-subtle) 50%, transparent)",
  "scrollbarSlider.activeBackground": "color-mix(in srgb, var(--text-subtle) 60%, transparent)",
  "editorOverviewRuler.errorForeground": "var(--danger)",
  "editorOverviewRuler.warningForeground": "var(--warning)",
  "widget.shadow": "rgb(0 0 0 / 0.16)",
} as const;

/** Token of the TypeScript grammar → color. */
const tokens = {
  "": "var(--text)",
  identifier: "var(--text)",
  "type.identifier": "var(--syntax-key)",
  keyword: "var(--syntax-word)",
  string: "var(--syntax-string)",
  "string.escape": "var(--syntax-word)",
  number: "var(--syntax-number)",
  regexp: "var(--syntax-string)",
  comment: "var(--text-subtle)",
  annotation: "var(--syntax-number)",
  delimiter: "var(--syntax-mark)",
} as const;

const themeName = "page";

/** Makes Monaco look like the page: reads the colors that hold at `element` now. */
export function applyPageTheme(element: Element): void {
  const theme = ColorReader.within(element, (reader): editor.IStandaloneThemeData => {
    const rules = Object.entries(tokens).map(([token, css]) => ({
      token,
      foreground: reader.hex(css).slice(1, 7),
      ...(token === "comment" ? { fontStyle: "italic" } : {}),
    }));
    const entries = Object.entries(colors).map(([name, css]) => [name, reader.hex(css)] as const);
    return { base: baseTheme(reader.hex("var(--surface)")), inherit: true, colors: Object.fromEntries(entries), rules };
  });
  editor.defineTheme(themeName, theme);
  editor.setTheme(themeName);
}

/** What Monaco falls back on, and whether it draws the outlines of high contrast. */
function baseTheme(background: string): editor.BuiltinTheme {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
  const isDark = red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  const isHighContrast =
    document.documentElement.dataset["theme"] === "contrast" || matchMedia("(forced-colors: active)").matches;
  if (isHighContrast) return isDark ? "hc-black" : "hc-light";
  return isDark ? "vs-dark" : "vs";
}

/** Calls back whenever the page may look different: another theme, projector mode, the system's scheme. */
export function onLooksChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-projector"] });
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", callback);
  };
}
