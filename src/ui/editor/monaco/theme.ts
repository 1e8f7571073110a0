import { editor } from "monaco-editor/editor/editor.api";
import { hexColor } from "./css-color.ts";

/** Monaco's name for a color → the style sheet's variable that gives it. */
const colorVariables = {
  "editor.background": "--code-background",
  "editor.foreground": "--code-text",
  "editorGutter.background": "--code-background",
  "editorLineNumber.foreground": "--code-line-number",
  "editorLineNumber.activeForeground": "--code-text",
  "editor.lineHighlightBackground": "--code-line",
  "editor.lineHighlightBorder": "--code-line",
  "editor.selectionBackground": "--code-selection",
  "editor.inactiveSelectionBackground": "--code-selection-inactive",
  "editor.wordHighlightBackground": "--code-occurrence",
  "editor.wordHighlightStrongBackground": "--code-occurrence",
  "editor.wordHighlightTextBackground": "--code-occurrence",
  "editor.findMatchHighlightBackground": "--code-occurrence",
  "editorCursor.foreground": "--code-cursor",
  "editorBracketMatch.background": "--code-occurrence",
  "editorBracketMatch.border": "--code-border",
  "editorError.foreground": "--code-error",
  "editorWarning.foreground": "--code-warning",
  "editorWidget.background": "--code-widget",
  "editorWidget.foreground": "--code-text",
  "editorWidget.border": "--code-border",
  "editorHoverWidget.background": "--code-widget",
  "editorHoverWidget.border": "--code-border",
  "editorSuggestWidget.background": "--code-widget",
  "editorSuggestWidget.border": "--code-border",
  "editorSuggestWidget.foreground": "--code-text",
  "editorSuggestWidget.selectedBackground": "--code-chosen",
  "editorSuggestWidget.selectedForeground": "--code-chosen-text",
  "editorSuggestWidget.highlightForeground": "--code-accent",
  "editorSuggestWidget.focusHighlightForeground": "--code-chosen-accent",
  "list.hoverBackground": "--code-line",
  "input.background": "--code-background",
  "input.foreground": "--code-text",
  "input.border": "--code-border",
  "menu.background": "--code-widget",
  "menu.foreground": "--code-text",
  "menu.selectionBackground": "--code-chosen",
  "menu.selectionForeground": "--code-chosen-text",
  "menu.border": "--code-border",
  focusBorder: "--code-accent",
  "scrollbarSlider.background": "--code-scrollbar",
  "scrollbarSlider.hoverBackground": "--code-scrollbar-hover",
  "scrollbarSlider.activeBackground": "--code-scrollbar-hover",
  "widget.shadow": "--code-shadow",
} as const;

/** Token of the TypeScript grammar → variable. */
const tokenVariables = {
  "": "--code-text",
  keyword: "--code-keyword",
  type: "--code-type",
  identifier: "--code-text",
  string: "--code-string",
  "string.escape": "--code-keyword",
  number: "--code-number",
  regexp: "--code-string",
  comment: "--code-comment",
  "comment.doc": "--code-comment",
  annotation: "--code-decorator",
  delimiter: "--code-punctuation",
} as const;

const themeName = "page";

/** Makes Monaco look like the page: reads the colors that hold at `element` now. */
export function applyPageTheme(element: Element): void {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (canvas === null) return;
  const style = getComputedStyle(element);
  const colorOf = (variable: string): string | null => hexColor(style.getPropertyValue(variable).trim(), canvas);
  const colors = Object.entries(colorVariables).flatMap(([name, variable]) => {
    const color = colorOf(variable);
    return color === null ? [] : [[name, color] as const];
  });
  const rules = Object.entries(tokenVariables).flatMap(([token, variable]) => {
    const color = colorOf(variable);
    const fontStyle = token.startsWith("comment") ? "italic" : "";
    return color === null ? [] : [{ token, foreground: color.slice(1, 7), fontStyle }];
  });
  const background = colorOf("--code-background") ?? "#ffffffff";
  editor.defineTheme(themeName, {
    base: baseOf(style, background),
    inherit: true,
    colors: Object.fromEntries(colors),
    rules,
  });
  editor.setTheme(themeName);
}

/** What Monaco falls back on, and whether it draws the outlines that high contrast asks for. */
function baseOf(style: CSSStyleDeclaration, background: string): editor.BuiltinTheme {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    Number.parseInt(background.slice(start, start + 2), 16),
  );
  const isDark = red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  const isContrast = style.getPropertyValue("--code-contrast").trim() === "high";
  if (isContrast) return isDark ? "hc-black" : "hc-light";
  return isDark ? "vs-dark" : "vs";
}

/** Calls back whenever the page's looks may have changed: theme, projector mode, the system's scheme. */
export function onLooksChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "data-projector", "class", "style"],
  });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    scheme.removeEventListener("change", callback);
  };
}
