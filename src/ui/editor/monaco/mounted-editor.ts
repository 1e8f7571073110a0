import { editor, KeyCode, KeyMod, MarkerSeverity, Uri } from "monaco-editor/editor/editor.api";
import type { Diagnostic } from "../../../compiler/compiler.ts";
import { type FileName, fileNames, type SourceFiles, type SourcePlace } from "../../../document/source.ts";
import type { CodeMetrics } from "../code-metrics.ts";
import styles from "../editor.module.css";
import { editorOptions } from "./editor-options.ts";
import "./features.ts";
import { minimalEdit } from "./minimal-edit.ts";
import { plainMarkdown } from "./plain-markdown.ts";

/** Where user code stopped, and why. */
export interface Failure {
  readonly place: SourcePlace;
  readonly message: string;
}

export interface EditorEvents {
  /** A person changed a text. */
  readonly onEdit: (file: FileName, text: string) => void;
  /** Ctrl/Cmd+Enter. */
  readonly onRun: () => void;
  /** "Go to definition" leads to another place. */
  readonly onGoTo: (place: SourcePlace) => void;
}

/** One Monaco editor with the three files of a workspace. Knows nothing of React or of the workspace. */
export class MountedEditor {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #models: Readonly<Record<FileName, editor.ITextModel>>;
  readonly #views = new Map<FileName, editor.ICodeEditorViewState>();
  readonly #failures: editor.IEditorDecorationsCollection;
  readonly #disposables: { dispose(): void }[] = [];
  #failed: readonly Failure[] = [];
  #shown: FileName;
  #isApplying = false;

  /** @param metrics given at once: set afterwards, they would have Monaco measure and lay out everything twice */
  constructor(container: HTMLElement, files: SourceFiles, shown: FileName, metrics: CodeMetrics, events: EditorEvents) {
    this.#models = {
      "model.ts": modelOf("model.ts", files),
      "scenario.ts": modelOf("scenario.ts", files),
      "specs.ts": modelOf("specs.ts", files),
    };
    this.#shown = shown;
    this.#editor = editor.create(container, {
      ...editorOptions,
      ...metrics,
      model: this.#models[shown],
      ariaLabel: labelOf(shown),
    });
    leaveAlertsToThePage();
    this.#failures = this.#editor.createDecorationsCollection();
    for (const file of fileNames) {
      this.#disposables.push(
        this.#models[file].onDidChangeContent(() => {
          if (!this.#isApplying) events.onEdit(file, this.#models[file].getValue());
        }),
      );
    }
    this.#editor.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, events.onRun);
    // Lines that arrive at once, by dictation or from a tool, are taken as they are: as keystrokes, each would be indented anew.
    this.#disposables.push(
      editor.registerCommand("type", (_services: unknown, typed: { readonly text: string }) =>
        this.#editor.trigger("keyboard", /.\n|\n./.test(typed.text) ? "paste" : "type", typed),
      ),
      editor.registerEditorOpener({
        openCodeEditor: (_source, resource, target) => {
          const file = fileNames.find((name) => uriOf(name).toString() === resource.toString());
          if (file === undefined) return false;
          const [line, column] =
            target === undefined
              ? [1, 1]
              : "lineNumber" in target
                ? [target.lineNumber, target.column]
                : [target.startLineNumber, target.startColumn];
          events.onGoTo({ file, line, column });
          return true;
        },
      }),
    );
  }

  /** Takes over a text that changed elsewhere. It can be undone, and the cursor stays with its surroundings. */
  setText(file: FileName, text: string): void {
    const model = this.#models[file];
    const edit = minimalEdit(model.getValue(), text);
    if (edit === null) return;
    const [start, end] = [model.getPositionAt(edit.start), model.getPositionAt(edit.end)];
    const range = {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
    this.#isApplying = true;
    model.pushStackElement();
    model.pushEditOperations(null, [{ range, text: edit.replacement }], () => null);
    model.pushStackElement();
    this.#isApplying = false;
  }

  showFile(file: FileName): void {
    if (file === this.#shown) return;
    const view = this.#editor.saveViewState();
    if (view !== null) this.#views.set(this.#shown, view);
    this.#shown = file;
    this.#editor.setModel(this.#models[file]);
    this.#editor.restoreViewState(this.#views.get(file) ?? null);
    this.#editor.updateOptions({ ariaLabel: labelOf(file) });
    this.#markFailures();
  }

  setDiagnostics(diagnostics: readonly Diagnostic[]): void {
    for (const file of fileNames) {
      const markers = diagnostics.filter((diagnostic) => diagnostic.file === file).map(markerOf);
      editor.setModelMarkers(this.#models[file], "typescript", markers);
    }
  }

  /** Marks the lines at which user code stopped, and tells why at their end. */
  setFailures(failures: readonly Failure[]): void {
    this.#failed = failures;
    this.#markFailures();
  }

  /** Moves the cursor; the file must be shown. */
  reveal({ line, column }: SourcePlace): void {
    const position = this.#models[this.#shown].validatePosition({ lineNumber: line, column });
    this.#editor.setPosition(position);
    this.#editor.revealPositionInCenterIfOutsideViewport(position);
  }

  focus(): void {
    this.#editor.focus();
  }

  setOptions(options: editor.IEditorOptions): void {
    this.#editor.updateOptions(options);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#editor.dispose();
    for (const file of fileNames) this.#models[file].dispose();
  }

  #markFailures(): void {
    const here = this.#failed.filter(({ place }) => place.file === this.#shown);
    this.#failures.set(here.map((failure) => decorationOf(this.#models[this.#shown], failure)));
  }
}

/** Monaco keeps two empty alerts in the page for its announcements. They stay as live, but alerts are the page's own words. */
function leaveAlertsToThePage(): void {
  for (const element of document.querySelectorAll(".monaco-aria-container [role=alert]")) {
    element.setAttribute("aria-live", "assertive");
    element.removeAttribute("role");
  }
}

function uriOf(file: FileName): Uri {
  return Uri.parse(`file:///${file}`);
}

function modelOf(file: FileName, files: SourceFiles): editor.ITextModel {
  // Left over when an editor was closed without its models: never in this page, but a second one would be refused.
  editor.getModel(uriOf(file))?.dispose();
  const model = editor.createModel(files[file], "typescript", uriOf(file));
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  return model;
}

function labelOf(file: FileName): string {
  return `${file}, TypeScript. Ctrl+M lets the Tab key leave the editor.`;
}

function markerOf({ line, column, endLine, endColumn, severity, message, code }: Diagnostic): editor.IMarkerData {
  return {
    severity: severity === "error" ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message,
    code: String(code),
    source: "TypeScript",
    startLineNumber: line,
    startColumn: column,
    endLineNumber: endLine,
    endColumn,
  };
}

function decorationOf(model: editor.ITextModel, { place, message }: Failure): editor.IModelDeltaDecoration {
  const lineNumber = model.validatePosition({ lineNumber: place.line, column: 1 }).lineNumber;
  const endColumn = model.getLineMaxColumn(lineNumber);
  const [firstLine = ""] = message.split("\n");
  return {
    range: { startLineNumber: lineNumber, startColumn: endColumn, endLineNumber: lineNumber, endColumn },
    options: {
      isWholeLine: true,
      className: styles["failedLine"] ?? "",
      glyphMarginClassName: styles["failedGlyph"] ?? "",
      glyphMarginHoverMessage: { value: plainMarkdown(message) },
      hoverMessage: { value: plainMarkdown(message) },
      after: { content: `  ${firstLine}`, inlineClassName: styles["failedMessage"] ?? "" },
      showIfCollapsed: true,
    },
  };
}
