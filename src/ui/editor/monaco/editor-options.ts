import type { editor } from "monaco-editor/editor/editor.api";

/** How the code looks and behaves; what depends on the person's device comes on top. */
export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  // A word that is typed to its end is done: Enter then begins a line.
  acceptSuggestionOnEnter: "smart",
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  colorDecorators: false,
  detectIndentation: false,
  dropIntoEditor: { enabled: false },
  // Hovers and suggestions may reach beyond the pane.
  fixedOverflowWidgets: true,
  folding: true,
  glyphMargin: true,
  guides: { indentation: false, bracketPairs: false },
  hideCursorInOverviewRuler: true,
  inlayHints: { enabled: "off" },
  insertSpaces: true,
  lineNumbersMinChars: 3,
  // Both would start a second worker.
  links: false,
  wordBasedSuggestions: "off",
  minimap: { enabled: false },
  occurrencesHighlight: "singleFile",
  overviewRulerBorder: false,
  padding: { top: 12, bottom: 12 },
  pasteAs: { enabled: false },
  // Only touch screens make it read-only.
  readOnlyMessage: { value: "On a small touch screen the code can be read, not edited." },
  // Dimmed, the last line's number is too faint to read.
  renderFinalNewline: "on",
  renderLineHighlight: "line",
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  "semanticHighlighting.enabled": false,
  stickyScroll: { enabled: false },
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  unusualLineTerminators: "auto",
  // The pane is often narrower than a line, and a line's end tells why it stopped.
  wordWrap: "on",
  wrappingIndent: "indent",
};
